package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.session.Approach.Objection;
import dev.redial.target.NameLookup.Status;
import dev.redial.target.Refusal;
import dev.redial.target.TargetDecision;
import dev.redial.target.TestTargets;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApproachTest {

    private static final TargetDecision GOOD = new TargetDecision.Approved(
            TestTargets.approved("pc7.example.org", new InetSocketAddress("127.0.0.1", 3389)),
            TestTargets.lookup("pc7.example.org", Status.FOUND));
    private static final TargetDecision NOWHERE = new TargetDecision.Unresolved(
            TestTargets.hostName("pc7.example.org"), TestTargets.lookup("pc7.example.org", Status.NOT_FOUND));
    private static final TargetDecision PRIVATE = refused(Refusal.ADDR_PRIVATE);
    private static final TargetDecision METADATA = refused(Refusal.METADATA);

    @Test
    void withoutGateway_theHostDecides() {
        assertThat(new Approach(GOOD, Optional.empty()).objection()).isEmpty();
        assertThat(new Approach(NOWHERE, Optional.empty()).objection()).isEmpty();
        assertThat(new Approach(PRIVATE, Optional.empty()).objection())
                .contains(new Objection(Refusal.ADDR_PRIVATE, false));
    }

    @Test
    void hostOutOfReach_isNoObjectionBehindAGateway() {
        assertThat(new Approach(PRIVATE, Optional.of(GOOD)).objection()).isEmpty();
        assertThat(new Approach(PRIVATE, Optional.of(NOWHERE)).objection()).isEmpty();
        assertThat(new Approach(METADATA, Optional.of(GOOD)).objection())
                .contains(new Objection(Refusal.METADATA, false));
    }

    @Test
    void refusedGateway_isAnObjectionWhateverTheHost() {
        assertThat(new Approach(GOOD, Optional.of(PRIVATE)).objection())
                .contains(new Objection(Refusal.ADDR_PRIVATE, true));
        assertThat(new Approach(PRIVATE, Optional.of(METADATA)).objection())
                .contains(new Objection(Refusal.METADATA, true));
    }

    @Test
    void namesThatLeadNowhere_areTold() {
        assertThat(new Approach(NOWHERE, Optional.of(NOWHERE)).unresolved())
                .containsExactly("name: NOT_FOUND", "gateway's name: NOT_FOUND");
    }

    private static TargetDecision refused(Refusal why) {
        return new TargetDecision.Refused(why, Optional.empty());
    }
}
