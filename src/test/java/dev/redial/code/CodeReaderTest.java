package dev.redial.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodeReaderTest {

    private final CodeReader reader = new CodeReader(TestCodes.of(0x904, 0x204, 0x516, 0x708, 0x3, 0x807, 0x104));

    @Test
    void pastedBox_english() {
        assertPair("""
                [Window Title]
                Remote Desktop Connection

                [Content]
                Something about it. Call 555: 0800

                [Expanded Information]
                Error code: 0x904
                Extended error code: 0x7
                Timestamp (UTC): 01/02/26 03:04:05 PM
                Activity ID: 5e0c3ff5-0000-4c4c-8e8e-000000000000
                """, 0x904, 0x7);
    }

    @Test
    void pastedBox_otherLanguages() {
        assertPair("错误代码： 0x708\n扩展错误代码：0x0\n时间戳 (UTC)： 11/08/21 11:24:10 AM", 0x708, 0);
        assertPair("エラー コード: 0x1104  /  拡張エラー コード: 0x0", 0x1104, 0);
        assertPair("오류 코드: 0x516, 확장 오류 코드: 0x0", 0x516, 0);
        assertPair("Code d'erreur : 0x204\nCode d'erreur étendu : 0x0", 0x204, 0);
        assertPair("Fehlercode: 0x904\r\nErweiterter Fehlercode: 0x7\r\nZeitstempel (UTC): 01/02/26", 0x904, 7);
        assertPair("Code: 0X00000904 / Ext: 0X0007 Код: 0x1", 0x904, 7);
    }

    @Test
    void codeInsideTheSentence_isTheRealOneWhenThePairIsZero() {
        var reading = (CodeReading.Found)
                reader.read("An error occurred (Code: 0x80080005).\nError code: 0x0\nExtended error code: 0x0");
        assertThat(reading.code()).isEqualTo(ErrorCode.of(0, 0));
        assertThat(reading.explained()).isEqualTo(ErrorCode.of(0x80080005));
    }

    @Test
    void codeInsideTheSentence_alone() {
        assertThat(((CodeReading.Found) reader.read("Internal error (code 0x1104)")).explained())
                .isEqualTo(ErrorCode.of(0x1104));
    }

    @Test
    void nineDigits_loseTheZeroTooMany() {
        assertThat(((CodeReading.Found) reader.read("0x800004005")).code()).isEqualTo(ErrorCode.of(0x80004005));
    }

    @Test
    void clientEvent_givesTheDecimalMainCode() {
        assertMain("RDP ClientActiveX has been disconnected (Reason= 2308)", 0x904);
        assertMain("(Reason= -1073741715)", 0xC000006D);
    }

    @Test
    void shortForms() {
        assertPair("0x904 / 0x7", 0x904, 7);
        assertPair("0x904 0x7", 0x904, 7);
        assertPair("0x3/0x11", 3, 0x11);
        assertPair("904 7", 0x904, 7);
        assertMain("2308", 0x904);
        assertMain("904", 0x904);
        assertMain(" 0X904 ", 0x904);
    }

    @Test
    void bareDigitsWithTwoMeanings_offerBoth() {
        var reading = (CodeReading.Found) reader.read("516");
        assertThat(reading.code()).isEqualTo(ErrorCode.of(0x204));
        assertThat(reading.alternative()).contains(ErrorCode.of(0x516));
        assertThat(((CodeReading.Found) reader.read("2308")).alternative()).isEmpty();
    }

    @Test
    void freeRdp_keepsItsOwnNumbering() {
        assertThat(reader.read("libfreerdp returned code is 0002000D"))
                .isEqualTo(new CodeReading.Foreign(CodeNamespace.FREERDP_CONNECT, 0x2000D));
        assertThat(reader.read("ERRCONNECT_CONNECT_TRANSPORT_FAILED [0x0002000D]"))
                .isEqualTo(new CodeReading.Foreign(CodeNamespace.FREERDP_CONNECT, 0x2000D));
        assertThat(reader.read("error 0x00010007")).isEqualTo(new CodeReading.Foreign(CodeNamespace.RDP_ERRINFO, 7));
    }

    @Test
    void noCode() {
        assertThat(reader.read("  ")).isEqualTo(new CodeReading.Nothing(CodeReading.Why.EMPTY));
        assertThat(reader.read("it does not work")).isEqualTo(new CodeReading.Nothing(CodeReading.Why.NO_CODE));
        assertThat(reader.read("0x")).isEqualTo(new CodeReading.Nothing(CodeReading.Why.NO_CODE));
        assertThat(reader.read("٩٠٤")).isEqualTo(new CodeReading.Nothing(CodeReading.Why.NO_CODE));
        assertThat(reader.read("9".repeat(10_000))).isEqualTo(new CodeReading.Nothing(CodeReading.Why.TOO_LONG));
    }

    @Test
    void anyText_isReadWithoutException() {
        var random = new Random(904);
        String alphabet = "0123456789abcdefxX:：() /-\n=Reason代码Code\u0000\uD800";
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(reader.read(text.toString())).isNotNull();
        }
    }

    @Test
    void link_isCanonical() {
        assertThat(CodeLink.path(ErrorCode.of(0x904, 7))).isEqualTo("/e/0x904/0x7");
        assertThat(CodeLink.path(ErrorCode.of(0x80080005))).isEqualTo("/e/0x80080005");
    }

    private void assertPair(String text, int main, int extended) {
        assertThat(reader.read(text)).isInstanceOf(CodeReading.Found.class);
        assertThat(((CodeReading.Found) reader.read(text)).code()).isEqualTo(ErrorCode.of(main, extended));
    }

    private void assertMain(String text, int main) {
        assertThat(reader.read(text))
                .isEqualTo(new CodeReading.Found(ErrorCode.of(main), Optional.empty(), Optional.empty()));
    }
}
