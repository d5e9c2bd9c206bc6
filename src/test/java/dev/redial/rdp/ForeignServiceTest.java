package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignServiceTest {

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, HTTP",
        "<!doctype html><title>x, HTTP",
        "<html>, HTTP",
        "SSH-2.0-OpenSSH_9.2p1, SSH",
        "RFB 003.008, VNC",
        "220 mx.example ESMTP, SMTP",
        "220-FTP server ready, FTP",
        "220 ready, UNKNOWN",
        "+OK POP3, UNKNOWN",
        "x, UNKNOWN"
    })
    void text(String banner, ForeignService service) {
        assertThat(ForeignService.recognise(banner.getBytes(StandardCharsets.US_ASCII)))
                .contains(service);
    }

    @ParameterizedTest
    @CsvSource({
        "15 03 03 00 02 02 46, TLS", // alert of a port that wants TLS at once
        "15 03 01 00 02 02 0a, TLS",
        "16 03 03 00 7a, TLS",
        "ff fd 18 ff fd 20, TELNET",
        "ff ff ff ff, UNKNOWN",
        "4a 00 00 00 0a 38 2e 30, MYSQL",
        "45 00 00 00 ff 6a 04, MYSQL",
        "4a 00 00 00, UNKNOWN",
        "4a 00 00 00 0a, MYSQL",
        "14 03 00, TLS", // the first and the last of types and versions, and those beside them
        "18 03 04, TLS",
        "13 03 03, UNKNOWN",
        "19 03 03, UNKNOWN",
        "16 03 05, UNKNOWN",
        "16 03, UNKNOWN",
        "ff fb, TELNET",
        "ff fe, TELNET",
        "ff fa, UNKNOWN",
        "ff ff, UNKNOWN",
        "ff, UNKNOWN",
        "02 00 00 13 0e d0, UNKNOWN", // TPKT of another version
        "00, UNKNOWN"
    })
    void bytes(String answer, ForeignService service) {
        assertThat(ForeignService.recognise(hex(answer))).contains(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "03", "03 00 00 13", "03 00 00 00"})
    void maybeRdp(String answer) {
        assertThat(ForeignService.recognise(hex(answer))).isEmpty();
    }

    @Test
    void banner_onlyItsFirst64BytesCount() {
        String banner = "220 " + "x".repeat(60) + "SMTP";
        assertThat(ForeignService.recognise(banner.getBytes(StandardCharsets.US_ASCII)))
                .contains(ForeignService.UNKNOWN);
    }

    @Test
    void word_isLowerCase() {
        assertThat(ForeignService.HTTP.word()).isEqualTo("http");
    }
}
