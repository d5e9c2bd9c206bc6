package dev.redial.optout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.redial.target.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OptOutListTest {

    @Test
    void domain_coversItselfAndAllBelow() {
        OptOutList list = new OptOutList(() -> List.of("shy.example.org"));
        assertThat(list.name("shy.example.org")).isTrue();
        assertThat(list.name("a.b.shy.example.org")).isTrue();
        assertThat(list.name("notshy.example.org")).isFalse();
        assertThat(list.name("example.org")).isFalse();
    }

    @Test
    void range_coversItsEdgesAndNotTheNeighbours() {
        OptOutList list = new OptOutList(() -> List.of("62.210.16.0/23", "62.210.20.7", "2001:db8:7::/48"));
        for (String in : List.of("62.210.16.0", "62.210.17.255", "62.210.20.7", "2001:db8:7::", "2001:db8:7:ffff::1")) {
            assertThat(list.address(address(in))).as(in).isTrue();
        }
        for (String out : List.of("62.210.15.255", "62.210.18.0", "62.210.20.6", "62.210.20.8", "2001:db8:8::")) {
            assertThat(list.address(address(out))).as(out).isFalse();
        }
    }

    @Test
    void databaseAway_theLastListGoesOn() {
        AtomicBoolean away = new AtomicBoolean();
        List<String> stored = new ArrayList<>(List.of("62.210.16.6"));
        OptOutList list = new OptOutList(() -> {
            if (away.get()) {
                throw new IllegalStateException("the database is away");
            }
            return List.copyOf(stored);
        });
        away.set(true);
        stored.set(0, "62.210.16.7");
        list.refresh();
        assertThat(list.address(address("62.210.16.6"))).isTrue();
        away.set(false);
        list.refresh();
        assertThat(list.address(address("62.210.16.6"))).isFalse();
        assertThat(list.address(address("62.210.16.7"))).isTrue();
    }

    @Test
    void databaseAwayAtTheStart_orARowThatCantBeRead_stopsTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new OptOutList(() -> {
                    throw new IllegalStateException("the database is away");
                }));
        assertThatIllegalStateException()
                .isThrownBy(() -> new OptOutList(() -> List.of("62.210.16.6/99")))
                .withMessageContaining("62.210.16.6/99");
    }

    @Test
    void withdrawal_takesAProofThatIsNoWeaker() {
        assertThat(Way.DNS.outweighs(Way.ADDRESS)).isTrue();
        assertThat(Way.DNS.outweighs(Way.DNS)).isTrue();
        assertThat(Way.DNS.outweighs(Way.STAFF)).isFalse();
        assertThat(Way.ADDRESS.outweighs(Way.DNS)).isFalse();
        assertThat(Way.ADDRESS.outweighs(Way.ADDRESS)).isTrue();
        assertThat(Way.STAFF.outweighs(Way.DNS)).isTrue();
    }

    private static IpAddress address(String text) {
        return IpAddress.read(text).orElseThrow();
    }
}
