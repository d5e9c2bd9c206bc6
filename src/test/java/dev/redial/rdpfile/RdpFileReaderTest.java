package dev.redial.rdpfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rdpfile.RdpFileReading.Read;
import dev.redial.rdpfile.RdpFileReading.Unreadable;
import dev.redial.rdpfile.RdpFileReading.Why;
import dev.redial.rdpfile.Remark.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RdpFileReaderTest {

    private static final String SAVED = """
            screen mode id:i:2\r
            full address:s:pc7.example.org:3390\r
            server port:i:3389\r
            username:s:CONTOSO\\ines\r
            domain:s:CONTOSO\r
            password 51:b:01000000D08C9DDF0115D1118C7A00C04FC297EB\r
            gatewayhostname:s:gw.example.org\r
            gatewayusagemethod:i:2\r
            gatewayaccesstoken:s:secret\r
            enablecredsspsupport:i:0\r
            authentication level:i:0\r
            """;

    private static RdpFile read(String text) {
        return ((Read) RdpFileReader.read(text)).file();
    }

    static Stream<Charset> charsets() {
        return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void file_isReadInItsEncoding(Charset charset) {
        RdpFile plain = read(SAVED);
        assertThat(plain.host()).contains("pc7.example.org");
        assertThat(plain.port()).contains(3390);
        assertThat(plain.gateway()).contains("gw.example.org");
        for (String mark : List.of("", "\uFEFF")) {
            assertThat(RdpFileReader.read((mark + SAVED).getBytes(charset))).isEqualTo(new Read(plain));
        }
    }

    @Test
    void whatTellsWhoSomebodyIs_isDropped() {
        RdpFile file = read(SAVED);
        assertThat(file.dropped()).containsExactlyInAnyOrder("username", "domain", "password 51", "gatewayaccesstoken");
        assertThat(file.toString()).doesNotContain("ines", "CONTOSO", "01000000", "secret");
    }

    @Test
    void settingsThatMatter_areJudgedGravestFirst() {
        assertThat(read(SAVED).remarks())
                .extracting(Remark::kind)
                .containsExactly(
                        Kind.NLA_OFF, Kind.PORTS_DIFFER, Kind.HOST_UNCHECKED, Kind.OTHER_PORT, Kind.GATEWAY_IF_NEEDED);
        assertThat(read(SAVED).remarks().getFirst().value()).isEqualTo("enablecredsspsupport:i:0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "full address:s:pc7 | pc7 | ",
                "full address:s:192.0.2.7:3390 | 192.0.2.7 | 3390",
                "full address:s:[2001:db8::7]:3390 | [2001:db8::7] | 3390",
                "full address:s:2001:db8::7 | 2001:db8::7 | ",
                "full address:s:[2001:db8::7] | [2001:db8::7] | ",
                "FULL ADDRESS:S:pc7:3390 | pc7 | 3390",
                "alternate full address:s:pc8:3391 | pc8 | 3391",
                "full address:s:pc7:99999 | pc7 | ",
                "full address:s:pc7: | pc7 | ",
            })
    void address_isTakenApart(String line, String host, Integer port) {
        RdpFile file = read(line);
        assertThat(file.host()).contains(host);
        assertThat(file.port()).isEqualTo(java.util.Optional.ofNullable(port));
    }

    @ParameterizedTest
    @CsvSource({
        "gatewayusagemethod:i:0,GATEWAY_NAMED_BUT_UNUSED,",
        "gatewayusagemethod:i:1,GATEWAY_ALWAYS,gw",
        "gatewayusagemethod:i:2,GATEWAY_IF_NEEDED,gw",
        "gatewayusagemethod:i:3,GATEWAY_IF_NEEDED,gw",
        "gatewayusagemethod:i:4,GATEWAY_NAMED_BUT_UNUSED,",
        "screen mode id:i:2,GATEWAY_NAMED_BUT_UNUSED,gw",
    })
    void gateway_isUsedAsTheFileSays(String usage, Kind kind, String gateway) {
        RdpFile file = read("full address:s:pc7\ngatewayhostname:s:gw\n" + usage);
        assertThat(file.remarks()).extracting(Remark::kind).containsExactly(kind);
        assertThat(file.gateway()).isEqualTo(java.util.Optional.ofNullable(gateway));
    }

    @ParameterizedTest
    @CsvSource({
        "gatewayusagemethod:i:1,GATEWAY_MISSING",
        "authentication level:i:1,HOST_MUST_BE_PROVEN",
        "negotiate security layer:i:0,NEGOTIATION_OFF",
        "enablerdsaadauth:i:1,ENTRA_SIGN_IN",
        "loadbalanceinfo:s:tsv://x,BROKER",
        "remoteapplicationmode:i:1,REMOTE_APP",
        "administrative session:i:1,ADMIN_SESSION",
        "signature:s:AQAB,SIGNED",
        "alternate full address:s:pc8,ADDRESSES_DIFFER",
        "server port:i:0,PORT_UNREADABLE",
    })
    void line_hasItsRemark(String line, Kind kind) {
        assertThat(read("full address:s:pc7\n" + line).remarks())
                .extracting(Remark::kind)
                .containsExactly(kind);
    }

    @Test
    void fileWithoutAddress_saysSo() {
        RdpFile file = read("screen mode id:i:2");
        assertThat(file.host()).isEmpty();
        assertThat(file.remarks()).extracting(Remark::kind).containsExactly(Kind.ADDRESS_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "PK\u0003\u0004", "full address", "a:b", "{\\rtf1", "http://x/y:s:"})
    void anythingElse_isNoRdpFile(String text) {
        assertThat(RdpFileReader.read(text)).isEqualTo(new Unreadable(Why.NOT_AN_RDP_FILE));
    }

    @Test
    void nothingAndTooMuch_areToldApart() {
        assertThat(RdpFileReader.read(new byte[0])).isEqualTo(new Unreadable(Why.EMPTY));
        assertThat(RdpFileReader.read(" \n")).isEqualTo(new Unreadable(Why.EMPTY));
        assertThat(RdpFileReader.read("a".repeat(RdpFileReader.MAX_CHARACTERS + 1)))
                .isEqualTo(new Unreadable(Why.TOO_LONG));
    }
}
