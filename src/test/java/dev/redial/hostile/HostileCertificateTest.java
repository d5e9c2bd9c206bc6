package dev.redial.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.hostile.HostileCase.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No certificate, however odd, is lost to the TLS library: the handshake ends well, and the certificate is judged. */
class HostileCertificateTest {

    private static final String CHOOSES_TLS = "030000130ed000001234000200080001000000";
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    @TestFactory
    Stream<DynamicTest> everyCertificate_isJudged() {
        return HostileCertificate.PROFILES.stream()
                .map(profile -> DynamicTest.dynamicTest(profile, () -> check(profile)));
    }

    private static void check(String profile) {
        Verdict verdict = HostilePlay.of(shows(profile), A_WHILE);
        assertThat(verdict.right()).as("%s", verdict).isTrue();
        assertThat(verdict.found())
                .extracting(Finding::code)
                .as("%s", verdict)
                .contains(FindingCode.TLS_OK, expected(profile))
                .doesNotContain(FindingCode.CERTIFICATE_UNREADABLE);
        assertThat(HostileCanary.hits()).isZero();
    }

    private static HostileCase shows(String profile) {
        List<Step> script = List.of(
                new Step("recv", "cr"),
                new Step("send", CHOOSES_TLS),
                new Step("tls", Map.of("cert", profile)),
                new Step("hold_ms", "60000"));
        return new HostileCase("own", "cert", profile, false, script, List.of("OK_TLS"), A_WHILE, A_WHILE, 262_144);
    }

    private static FindingCode expected(String profile) {
        return switch (profile) {
            case "rsa1024-sha1" -> FindingCode.CERTIFICATE_WEAK_KEY;
            case "far-future" -> FindingCode.CERTIFICATE_NOT_YET_VALID;
            case "expired-1971", "inverted-validity" -> FindingCode.CERTIFICATE_EXPIRED;
            case "aia-canary" -> FindingCode.CERTIFICATE_INTERMEDIATE_MISSING;
            case "chain-60", "chain-loop", "huge-rsa-ca", "explicit-ec-ca" -> FindingCode.CERTIFICATE_UNTRUSTED_ISSUER;
            default -> FindingCode.CERTIFICATE_SELF_SIGNED;
        };
    }
}
