package dev.redial.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.practice.PracticeCertificateBuilder.ExtendedKeyUsage;
import dev.redial.practice.PracticeCertificateBuilder.SignatureHash;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PracticeCertificateTest {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    @Test
    void selfSigned_asWindowsMakesIt() throws Exception {
        var certificate = PracticeCertificate.named("PC7").selfSigned().certificate();
        certificate.checkValidity();
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=PC7");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                .isEqualTo(2048);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly(SERVER_AUTH);
        assertThat(certificate.getSubjectAlternativeNames()).isNull();
        assertThat(certificate.getKeyUsage()).startsWith(false, false, true, true);
    }

    @Test
    void sans_namesAndAddresses() throws Exception {
        var certificate =
                ec("PC7").sans("pc7.example", "127.0.0.1").selfSigned().certificate();
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "pc7.example"), List.of(7, "127.0.0.1"));
    }

    @Test
    void validUntil_alreadyOver() {
        var yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        var certificate = ec("PC7").validUntil(yesterday).selfSigned().certificate();
        assertThat(certificate.getNotAfter()).isEqualTo(yesterday);
        assertThat(certificate.getNotBefore()).isBefore(yesterday);
    }

    @Test
    void validUntil_farAhead() throws Exception {
        var certificate = ec("PC7")
                .validUntil(Instant.now().plus(Duration.ofDays(4000)))
                .selfSigned()
                .certificate();
        certificate.checkValidity();
    }

    @Test
    void validFrom_notYet() {
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        var certificate = ec("PC7").validFrom(tomorrow).selfSigned().certificate();
        assertThat(certificate.getNotBefore()).isEqualTo(tomorrow);
        assertThat(certificate.getNotAfter()).isAfter(tomorrow);
    }

    @Test
    void signature_sha1() {
        var certificate = ec("PC7").signature(SignatureHash.SHA1).selfSigned().certificate();
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA1withECDSA");
    }

    @Test
    void key_rsa1024() {
        var key = PracticeCertificate.named("PC7")
                .key(PracticeKey.RSA_1024)
                .selfSigned()
                .certificate()
                .getPublicKey();
        assertThat(((RSAPublicKey) key).getModulus().bitLength()).isEqualTo(1024);
    }

    @Test
    void eku_otherPurposes() throws Exception {
        var client = ec("PC7").eku(ExtendedKeyUsage.CLIENT_AUTH).selfSigned().certificate();
        var any = ec("PC7").eku(ExtendedKeyUsage.NONE).keyUsage(0).selfSigned().certificate();
        assertThat(client.getExtendedKeyUsage()).containsExactly(CLIENT_AUTH);
        assertThat(any.getExtendedKeyUsage()).isNull();
        assertThat(any.getKeyUsage()).isNull();
    }

    @Test
    void signedBy_verifiesWithTheAuthoritysKeyOnly() {
        var authority = ec("Practice CA").authority().selfSigned();
        var host = ec("PC7").signedBy(authority);
        assertThatCode(() -> host.certificate().verify(authority.certificate().getPublicKey()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> host.certificate().verify(host.certificate().getPublicKey()))
                .isInstanceOf(SignatureException.class);
        assertThat(authority.certificate().getBasicConstraints()).isPositive();
        assertThat(host.chain()).containsExactly(host);
    }

    @Test
    void pem_isReadByTheJdk() throws Exception {
        var made = PracticeCertificate.named("PC7").selfSigned();
        var read = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(made.pem().getBytes(StandardCharsets.US_ASCII)));
        assertThat(read).isEqualTo(made.certificate());
        assertThat(made.keyPem()).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("-----END PRIVATE KEY-----\n");
        var key = Base64.getMimeDecoder().decode(made.keyPem().replaceAll("-----.*-----", ""));
        assertThat(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)))
                .isEqualTo(made.key());
    }

    private static PracticeCertificateBuilder ec(String name) {
        return PracticeCertificate.named(name).key(PracticeKey.EC_P256);
    }
}
