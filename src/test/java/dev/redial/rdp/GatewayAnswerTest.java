package dev.redial.rdp;

import static dev.redial.rdp.SignInScheme.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAnswerTest {

    /** Key and proof are the example of RFC 6455 section 1.3. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String PROOF = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    private static final String GUID = "00112233-4455-6677-8899-aabbccddeeff";

    @ParameterizedTest
    @EnumSource(GatewayTransport.class)
    void request_isOneHeadWithoutCredentials(GatewayTransport transport) {
        String text = new String(request(transport).bytes(), StandardCharsets.US_ASCII);
        assertThat(text)
                .endsWith("\r\n\r\n")
                .contains("\r\nHost: gw.example.org\r\n")
                .doesNotContainIgnoringCase("authorization")
                .doesNotContainIgnoringCase("cookie");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(text.lines().filter(String::isEmpty)).hasSize(1);
    }

    @Test
    void webSocket_isAskedForAsClientsDo() {
        String text = new String(request(GatewayTransport.WEBSOCKET).bytes(), StandardCharsets.US_ASCII);
        assertThat(text)
                .startsWith("RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1\r\n")
                .contains("RDG-Connection-Id: {" + GUID + "}", "Sec-WebSocket-Key: " + KEY, "MS-RDGateway/1.0 redial");
    }

    @Test
    void signIn_namesItsSchemes() throws MalformedPdu {
        assertThat(read("401", "WWW-Authenticate: Negotiate", "www-authenticate: NTLM, basic realm=\"a, \\\" b\""))
                .isEqualTo(new GatewayAnswer.AsksToSignIn(Set.of(NEGOTIATE, NTLM, BASIC)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NTLM TlRMTVNTUAACAAAA==                                   | NTLM
            Digest realm="a", nonce="b", qop="auth,auth-int", stale=FALSE | DIGEST
            Bearer authorization_uri="https://login.example/x?a=b"    | BEARER
            Hoba                                                      | OTHER
            ,,  Negotiate ,                                           | NEGOTIATE
            """)
    void challenge_inEveryForm_isUnderstood(String value, SignInScheme scheme) throws MalformedPdu {
        assertThat(read("401", "WWW-Authenticate: " + value)).isEqualTo(new GatewayAnswer.AsksToSignIn(Set.of(scheme)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NTLM ***", "=", "Basic realm=\"open", "a b c", "x=y", "Basic realm=\"a\"b"})
    void challenge_thatIsNone_isMalformed(String value) {
        assertMalformed("http-challenge", "401", "WWW-Authenticate: " + value);
    }

    @Test
    void challenge_manyThousandCharactersLong_isMalformed() {
        assertMalformed("http-challenge", "401", "WWW-Authenticate: Basic realm=\"" + "\\\"".repeat(4000) + "\"");
    }

    @Test
    void signIn_withoutScheme_isStillOne() throws MalformedPdu {
        assertThat(read("401")).isEqualTo(new GatewayAnswer.AsksToSignIn(Set.of()));
    }

    @Test
    void webSocket_withProof_isOpen() throws MalformedPdu {
        assertThat(read(
                        "101",
                        "Upgrade: WebSocket",
                        "Connection: keep-alive, Upgrade",
                        "Sec-WebSocket-Accept: " + PROOF))
                .isEqualTo(new GatewayAnswer.Opens(GatewayTransport.WEBSOCKET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Upgrade: websocket;Connection: Upgrade",
                "Upgrade: websocket;Connection: Upgrade;Sec-WebSocket-Accept: AAAA",
                "Upgrade: h2c;Connection: Upgrade;Sec-WebSocket-Accept: " + PROOF,
                "Upgrade: websocket;Connection: close;Sec-WebSocket-Accept: " + PROOF,
            })
    void webSocket_notDoneRight_isMalformed(String fields) {
        assertMalformed("http-upgrade", "101", fields.split(";"));
    }

    @Test
    void webSocket_notAskedFor_isMalformed() {
        HttpAnswer answer =
                answer("101", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: " + PROOF);
        assertThatThrownBy(() -> GatewayAnswer.read(answer, request(GatewayTransport.RPC)))
                .isInstanceOf(MalformedPdu.class);
    }

    @Test
    void okay_isAChannelOnlyWithoutPage() throws MalformedPdu {
        assertThat(read("200")).isEqualTo(new GatewayAnswer.Opens(GatewayTransport.HTTP));
        assertThat(read("200", "Content-Type: application/octet-stream"))
                .isEqualTo(new GatewayAnswer.Opens(GatewayTransport.HTTP));
        assertThat(read("200", "Content-Type: text/html")).isEqualTo(new GatewayAnswer.OtherServer(200));
        assertThat(read("200", "Content-Length: 5")).isEqualTo(new GatewayAnswer.OtherServer(200));
    }

    @ParameterizedTest
    @CsvSource({
        "https://Login.Example.com/a?b, login.example.com",
        "http://192.0.2.7:8080, 192.0.2.7",
        "/owa/,",
        "https://user@evil.example/,",
        "https://[2001:db8::1]/,",
        "javascript:alert(1),",
        "https://a\u202eb.example/,",
    })
    void redirect_namesAPlainHostOnly(String location, String host) throws MalformedPdu {
        assertThat(read("302", "Location: " + location))
                .isEqualTo(new GatewayAnswer.Redirects(Optional.ofNullable(host)));
    }

    @ParameterizedTest
    @CsvSource({"404", "403", "501", "405", "304", "204"})
    void otherStatus_isAnotherServer(int status) throws MalformedPdu {
        assertThat(read(String.valueOf(status))).isEqualTo(new GatewayAnswer.OtherServer(status));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504", "429"})
    void trouble_isUnavailable(int status) throws MalformedPdu {
        assertThat(read(String.valueOf(status))).isEqualTo(new GatewayAnswer.Unavailable(status));
    }

    private static GatewayAnswer read(String status, String... fields) throws MalformedPdu {
        return GatewayAnswer.read(answer(status, fields), request(GatewayTransport.WEBSOCKET));
    }

    private static HttpAnswer answer(String status, String... fields) {
        List<HttpAnswer.Field> all = Arrays.stream(fields)
                .map(f -> new HttpAnswer.Field(
                        f.substring(0, f.indexOf(':')).toLowerCase(java.util.Locale.ROOT),
                        f.substring(f.indexOf(':') + 1).strip()))
                .toList();
        return new HttpAnswer(Integer.parseInt(status), all);
    }

    private static void assertMalformed(String word, String status, String... fields) {
        assertThatThrownBy(() -> read(status, fields))
                .isInstanceOfSatisfying(
                        MalformedPdu.class, e -> assertThat(e.word()).isEqualTo(word));
    }

    static GatewayRequest request(GatewayTransport transport) {
        return new GatewayRequest(transport, "gw.example.org", "redial", GUID, KEY);
    }
}
