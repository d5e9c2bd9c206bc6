package dev.redial.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.CodeReader;
import dev.redial.code.ErrorCode;
import dev.redial.code.TestCodes;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody typed into the queue's filter, and what of it can be read. */
class FilterFormTest {

    private final CodeReader codes = new CodeReader(TestCodes.of(0x904));

    private static FilterForm form(Map<String, String> typed) {
        return FilterForm.of(new MultivaluedHashMap<>(typed));
    }

    @Test
    void nothingTyped_narrowsNothing() {
        FilterForm form = form(Map.of("code", " ", "page", "7", "lang", "de"));
        assertThat(form.typed()).isEmpty();
        assertThat(form.read(codes)).isEqualTo(FilterForm.empty().read(codes));
        assertThat(form.address(2)).isEqualTo("/desk?page=2");
    }

    @Test
    void code_isReadHoweverItIsWritten() {
        for (String typed : new String[] {"0x904", "2308", " Error code: 0x904 "}) {
            assertThat(form(Map.of("code", typed)).read(codes).code()).as(typed).contains(ErrorCode.of(0x904));
        }
        assertThat(form(Map.of("code", "0x904/0x7")).read(codes).code()).contains(ErrorCode.of(0x904, 7));
    }

    @Test
    void day_beginsAtMidnightUtc_andAMinuteIsOne() {
        assertThat(form(Map.of("since", "2026-11-22")).read(codes).since())
                .contains(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(form(Map.of("until", "2026-11-22 08:10")).read(codes).until())
                .contains(Instant.parse("2026-11-22T08:10:00Z"));
    }

    @Test
    void unreadable_isSaidAndNarrowsNothing() {
        FilterForm form = form(Map.of("code", "rdp", "since", "yesterday", "until", "soon"));
        assertThat(form.read(codes)).isEqualTo(FilterForm.empty().read(codes));
        assertThat(form.unreadable(codes)).containsExactly("code", "since", "until");
    }

    @Test
    void address_carriesWhatWasTyped() {
        assertThat(form(Map.of("code", "0x904", "host", "a&b=\"c", "state", "open"))
                        .address(3))
                .isEqualTo("/desk?code=0x904&host=a%26b%3D%22c&state=open&page=3");
    }

    @Test
    void nobody_isWhoIsNotThere() {
        assertThat(form(Map.of("assigned", "-")).read(codes).assignedTo()).contains("");
        assertThat(form(Map.of("assigned", "kim")).read(codes).assignedTo()).contains("kim");
    }
}
