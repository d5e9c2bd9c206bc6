package dev.redial.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.CodeReader;
import dev.redial.code.TestCodes;
import dev.redial.session.SessionLog;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FilterFormTest {

    private final CodeReader codes = new CodeReader(TestCodes.of(0x904));

    @Test
    void nothingTyped_narrowsNothing() {
        FilterForm form = FilterForm.of(null, "", " ", null, null);
        assertThat(form.read(codes)).isEqualTo(SessionLog.Filter.everything());
        assertThat(form.shown(codes).codeUnreadable()).isFalse();
        assertThat(form.address(2)).isEqualTo("/desk?page=2");
    }

    @Test
    void code_isReadHoweverItIsWritten() {
        for (String typed : new String[] {"0x904", "2308", "0x904/0x7", " Error code: 0x904 "}) {
            assertThat(FilterForm.of(typed, null, null, null, null).read(codes).disconnect())
                    .as(typed)
                    .contains(0x904);
        }
    }

    @Test
    void day_beginsAtMidnightUtc() {
        assertThat(FilterForm.of(null, null, null, null, "2026-11-22")
                        .read(codes)
                        .since())
                .contains(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void unreadable_isSaidAndNarrowsNothing() {
        FilterForm form = FilterForm.of("rdp", null, null, null, "yesterday");
        assertThat(form.read(codes).disconnect()).isEmpty();
        assertThat(form.read(codes).since()).isEmpty();
        assertThat(form.shown(codes).codeUnreadable()).isTrue();
        assertThat(form.shown(codes).sinceUnreadable()).isTrue();
    }

    @Test
    void address_carriesWhatWasTyped() {
        assertThat(FilterForm.of("0x904", null, "a&b=\"c", "open", null).address(3))
                .isEqualTo("/desk?code=0x904&host=a%26b%3D%22c&state=open&page=3");
    }
}
