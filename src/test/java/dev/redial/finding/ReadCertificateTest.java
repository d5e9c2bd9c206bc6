package dev.redial.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeKey;
import dev.redial.target.TestTargets;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class ReadCertificateTest {

    private static final KeyPair KEY = PracticeKey.EC_P256.generate();
    private static final Time NEW_YEAR = new Time(Date.from(Instant.parse("2026-01-01T00:00:00Z")));

    @Test
    void wildcard_standsForOneLabelAndNoLess() {
        ReadCertificate read = read(PracticeCertificate.named("x")
                .sans("*.example")
                .key(KEY)
                .selfSigned()
                .der());
        assertThat(read.covers(TestTargets.hostName("pc7.example"))).isTrue();
        assertThat(read.covers(TestTargets.hostName("a.pc7.example"))).isFalse();
        assertThat(read.covers(TestTargets.hostName("example"))).isFalse();
    }

    /** Old clients look for an address in the common name. */
    @Test
    void address_inTheCommonName_counts() {
        ReadCertificate read = read(
                PracticeCertificate.named("20.42.73.24").key(KEY).selfSigned().der());
        assertThat(read.covers(TestTargets.hostName("20.42.73.24"))).isTrue();
        assertThat(read.covers(TestTargets.hostName("20.42.73.25"))).isFalse();
    }

    /** RFC 5280 section 4.2.1.6: 4 or 16 bytes; 8 are an address with its mask, which belongs in other fields. */
    @Test
    void addressOfEightBytes_isPassedOver() throws Exception {
        GeneralName odd = new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[8]));
        X509v3CertificateBuilder builder = builder(NEW_YEAR, NEW_YEAR);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(odd));
        assertThat(read(signed(builder)).alternativeNames()).isEmpty();
    }

    /** The library reads a time when it is asked for, and no sooner. */
    @Test
    void timeThatIsNone_isUnreadable() throws Exception {
        byte[] good = signed(builder(NEW_YEAR, Time.getInstance(new ASN1GeneralizedTime("20991231235959Z"))));
        String spoiled = new String(good, StandardCharsets.ISO_8859_1).replace("20991231", "2099ABCD");
        assertThat(ReadCertificate.of(good)).isPresent();
        assertThat(ReadCertificate.of(spoiled.getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }

    @Test
    void anyPurpose_servesServers() throws Exception {
        X509v3CertificateBuilder builder = builder(NEW_YEAR, NEW_YEAR);
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage));
        ReadCertificate read = read(signed(builder));
        assertThat(read.forServers(CertificateOwner.HOST)).isTrue();
        assertThat(read.forServers(CertificateOwner.GATEWAY)).isTrue();
    }

    /** RFC 4055 section 1.2: a key that may sign with PSS alone is an RSA key all the same. */
    @Test
    void keyForPssAlone_isAnRsaKey() throws Exception {
        SubjectPublicKeyInfo plain = SubjectPublicKeyInfo.getInstance(
                PracticeKey.RSA_1024.generate().getPublic().getEncoded());
        SubjectPublicKeyInfo pss = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS), plain.parsePublicKey());
        assertThat(read(signed(builder(NEW_YEAR, NEW_YEAR, pss))).weakKey()).contains("RSA 1024");
    }

    private static X509v3CertificateBuilder builder(Time from, Time until) {
        return builder(
                from, until, SubjectPublicKeyInfo.getInstance(KEY.getPublic().getEncoded()));
    }

    private static X509v3CertificateBuilder builder(Time from, Time until, SubjectPublicKeyInfo key) {
        X500Name name = new X500Name("CN=pc7.example");
        return new X509v3CertificateBuilder(name, BigInteger.ONE, from, until, name, key);
    }

    private static byte[] signed(X509v3CertificateBuilder builder) throws Exception {
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEY.getPrivate()))
                .getEncoded();
    }

    private static ReadCertificate read(byte[] der) {
        return ReadCertificate.of(der).orElseThrow();
    }
}
