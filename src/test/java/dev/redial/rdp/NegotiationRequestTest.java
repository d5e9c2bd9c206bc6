package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static dev.redial.rdp.SecurityProtocols.HYBRID;
import static dev.redial.rdp.SecurityProtocols.HYBRID_EX;
import static dev.redial.rdp.SecurityProtocols.RDP;
import static dev.redial.rdp.SecurityProtocols.SSL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NegotiationRequestTest {

    @Test
    void request_withCookie() {
        assertThat(NegotiationRequest.offering(SSL.with(HYBRID)).bytes()).isEqualTo(hex("""
                03 00 00 2c             # TPKT: version, reserved, length 44
                27 e0 00 00 00 00 00    # X.224 connection request, 39 bytes follow
                43 6f 6f 6b 69 65 3a 20 # "Cookie: "
                6d 73 74 73 68 61 73 68 # "mstshash"
                3d 72 65 64 69 61 6c    # "=redial"
                0d 0a
                01 00 08 00 03 00 00 00 # RDP_NEG_REQ: TLS, CredSSP
                """));
    }

    @Test
    void request_withoutCookie() {
        assertThat(new NegotiationRequest(RDP, Optional.empty()).bytes()).isEqualTo(hex("""
                03 00 00 13             # TPKT: version, reserved, length 19
                0e e0 00 00 00 00 00    # X.224 connection request, 14 bytes follow
                01 00 08 00 00 00 00 00 # RDP_NEG_REQ: nothing but classic security
                """));
    }

    @Test
    void request_isOneTpkt_howeverLongTheCookie() {
        byte[] bytes = new NegotiationRequest(HYBRID_EX, Optional.of("x".repeat(64))).bytes();
        assertThat(TpktFrame.expect(bytes, bytes.length)).isEqualTo(new TpktFrame.Complete(bytes.length));
        assertThat(bytes[4] & 0xff).isEqualTo(bytes.length - 5);
    }

    @Test
    void cookie_thatCouldEndItsLine_isRefused() {
        for (String cookie : new String[] {"", "a b", "a\r\nb", "a\0", "ä", "x".repeat(65)}) {
            assertThatThrownBy(() -> new NegotiationRequest(SSL, Optional.of(cookie)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void protocols_readable() {
        assertThat(SSL.with(HYBRID)).hasToString("TLS, CredSSP");
        assertThat(RDP).hasToString("classic RDP security");
        assertThat(new SecurityProtocols(0x1f)).hasToString("TLS, CredSSP, RDSTLS, CredSSP-EX, Entra ID");
        assertThat(new SecurityProtocols(0x8000_0001)).hasToString("TLS, 0x80000000");
    }

    @Test
    void protocols_has() {
        assertThat(SSL.with(HYBRID).has(HYBRID)).isTrue();
        assertThat(SSL.with(HYBRID).has(SSL.with(HYBRID_EX))).isFalse();
        assertThat(SSL.has(RDP)).isFalse();
        assertThat(RDP.has(RDP)).isTrue();
    }
}
