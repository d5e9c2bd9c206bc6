package dev.redial.rdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.rdp.HttpAnswerReader.Progress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerReaderTest {

    private final HttpAnswerReader reader = new HttpAnswerReader();

    @Test
    void head_wholeAtOnce_isRead() throws MalformedPdu {
        assertThat(take("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: NTLM\r\nServer:  x \r\n\r\n"))
                .isEqualTo(Progress.DONE);
        assertThat(reader.answer().status()).isEqualTo(401);
        assertThat(reader.answer().values("www-authenticate")).containsExactly("NTLM");
        assertThat(reader.answer().values("server")).containsExactly("x");
    }

    @Test
    void head_byteByByte_isDoneAtItsLastByte() throws MalformedPdu {
        byte[] bytes = "HTTP/1.0 503\r\nA: b\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length - 1; i++) {
            assertThat(reader.take(bytes, i, 1)).isEqualTo(Progress.HEAD_MISSING);
        }
        assertThat(reader.take(bytes, bytes.length - 1, 1)).isEqualTo(Progress.DONE);
    }

    @Test
    void interimAnswers_aFew_arePassedOver() throws MalformedPdu {
        assertThat(take("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: a\r\n\r\nHTTP/1.1 404 X\r\n\r\n"))
                .isEqualTo(Progress.DONE);
        assertThat(reader.answer().status()).isEqualTo(404);
        assertThat(reader.answer().fields()).isEmpty();
    }

    @Test
    void body_inChunks_isReadAsFarAsTheFirstSize() throws MalformedPdu {
        assertThat(take("HTTP/1.1 404 X\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n"))
                .isEqualTo(Progress.CHUNK_MISSING);
        assertThat(take("1a2b;x=y\r\nwhatever \n\0 follows")).isEqualTo(Progress.DONE);
    }

    @Test
    void body_ofAnyKind_isLeftAlone() throws MalformedPdu {
        assertThat(take("HTTP/1.1 401 X\r\nContent-Length: 102400\r\n\r\n\u001f\u008b\0\n"))
                .isEqualTo(Progress.DONE);
    }

    @Test
    void controlCharactersInAValue_areKeptForWhoeverCleansThem() throws MalformedPdu {
        take("HTTP/1.1 401 X\r\nServer: <b>\u0007\u001b[0m\r\n\r\n");
        assertThat(reader.answer().values("server")).containsExactly("<b>\u0007\u001b[0m");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SSH-2.0-x\\r\\n                                        | http-version
            S                                                      | http-version
            HTTP/2                                                 | http-version
            HTTP/1.1 99 X\\r\\n                                    | http-status
            HTTP/1.1 600 X\\r\\n                                   | http-status
            HTTP/1.7 200 X\\r\\n                                   | http-status
            HTTP/1.1 200 X\\n                                      | http-line
            HTTP/1.1 200 X\\rX                                     | http-line
            HTTP/1.1 200 X\\r\\nA: \\0                             | http-line
            HTTP/1.1 200 X\\r\\nA: b\\r\\n c\\r\\n                 | http-fold
            HTTP/1.1 200 X\\r\\nA : b\\r\\n                        | http-field
            HTTP/1.1 200 X\\r\\nno colon\\r\\n                     | http-field
            HTTP/1.1 200 X\\r\\n: b\\r\\n                          | http-field
            HTTP/1.1 401 X\\r\\nContent-Length: 9223372036854775808\\r\\n\\r\\n                    | http-length
            HTTP/1.1 401 X\\r\\nContent-Length: -1\\r\\n\\r\\n                                     | http-length
            HTTP/1.1 401 X\\r\\nContent-Length: 5\\r\\nContent-Length: 50\\r\\n\\r\\n              | http-length
            HTTP/1.1 401 X\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n      | http-length
            HTTP/1.1 401 X\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nFFFFFFFFFFFFFFFF\\r\\n       | http-chunk
            HTTP/1.1 401 X\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n80000000\\r\\n               | http-chunk
            HTTP/1.1 401 X\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n-1\\r\\n                     | http-chunk
            HTTP/1.1 401 X\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n\\r\\n                       | http-chunk
            """)
    void brokenRule_isNamedAtItsByte(String text, String word) {
        assertMalformed(unescape(text), word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 401 X\r\nA: %s",
                "HTTP/1.1 %s",
                "HTTP/1.1 200 X\r\n%s",
            })
    void head_withoutEnd_isRefusedAtItsLimit(String beginning) {
        assertMalformed(beginning.formatted("a".repeat(HttpAnswerReader.LONGEST_HEAD)), "http-too-long");
    }

    @Test
    void fields_tooMany_areRefused() {
        assertMalformed("HTTP/1.1 401 X\r\n" + "Set-Cookie: a=b\r\n".repeat(101), "http-too-long");
    }

    @Test
    void interimAnswers_tooMany_areRefused() {
        assertMalformed("HTTP/1.1 100 Continue\r\n\r\n".repeat(9), "http-interim");
    }

    @Test
    void chunkLine_withoutEnd_isRefused() {
        assertMalformed("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n" + "0".repeat(300), "http-chunk");
    }

    private Progress take(String text) throws MalformedPdu {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return reader.take(bytes, 0, bytes.length);
    }

    private void assertMalformed(String text, String word) {
        assertThatThrownBy(() -> take(text))
                .isInstanceOfSatisfying(
                        MalformedPdu.class, e -> assertThat(e.word()).isEqualTo(word));
    }

    private static String unescape(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
    }
}
