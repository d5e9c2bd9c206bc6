package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeCertificateBuilder;
import dev.redial.practice.PracticeCertificateBuilder.ExtendedKeyUsage;
import dev.redial.practice.PracticeCertificateBuilder.SignatureHash;
import dev.redial.practice.PracticeKey;
import dev.redial.probe.Observation.CertificateChain;
import dev.redial.probe.Stage;
import dev.redial.target.NameLookup;
import dev.redial.target.Port;
import dev.redial.target.TestTargets;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateAssessorTest {

    private static final String NAME = "pc7.example";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant START = NOW.minus(Duration.ofDays(30));
    private static final KeyPair KEY = PracticeKey.EC_P256.generate();

    private static final PracticeCertificate ROOT = authority("Example Root").selfSigned();
    private static final PracticeCertificate INTERMEDIATE =
            authority("Example Issuing CA").signedBy(ROOT);
    private static final PracticeCertificate STRANGER =
            authority("Stranger Root").selfSigned();
    private static final TrustAnchors TRUST = new TrustAnchors(Set.of(new TrustAnchor(ROOT.certificate(), null)));

    private static PracticeCertificateBuilder authority(String name) {
        return PracticeCertificate.named(name)
                .key(PracticeKey.EC_P256)
                .validFrom(START)
                .authority();
    }

    private static PracticeCertificateBuilder named(String name) {
        return PracticeCertificate.named(name).sans(name).key(KEY).validFrom(START);
    }

    @Test
    void issuedByTrustedAuthority() {
        assertThat(codes(named(NAME).signedBy(INTERMEDIATE)))
                .containsExactly(CERTIFICATE_REVOCATION_NOT_CHECKED, CERTIFICATE_OK);
    }

    /** As Windows makes it: normal for Remote Desktop, so a note. */
    @Test
    void selfSigned_isANoteAndOtherwiseFine() {
        assertThat(findings(NAME, named(NAME).selfSigned()))
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple(CERTIFICATE_SELF_SIGNED, Severity.NOTE), tuple(CERTIFICATE_OK, Severity.OK));
    }

    @Test
    void validity() {
        assertThat(codes(named(NAME).validUntil(NOW.minusSeconds(1)).selfSigned()))
                .containsExactly(CERTIFICATE_EXPIRED, CERTIFICATE_SELF_SIGNED);
        assertThat(codes(named(NAME).validUntil(NOW).selfSigned()))
                .contains(CERTIFICATE_EXPIRES_SOON)
                .doesNotContain(CERTIFICATE_EXPIRED);
        assertThat(codes(named(NAME).validUntil(NOW.plus(Duration.ofDays(13))).selfSigned()))
                .containsExactly(CERTIFICATE_EXPIRES_SOON, CERTIFICATE_SELF_SIGNED);
        assertThat(codes(named(NAME).validUntil(NOW.plus(Duration.ofDays(15))).selfSigned()))
                .containsExactly(CERTIFICATE_SELF_SIGNED, CERTIFICATE_OK);
        assertThat(codes(named(NAME).validFrom(NOW.plusSeconds(1)).selfSigned()))
                .containsExactly(CERTIFICATE_NOT_YET_VALID, CERTIFICATE_SELF_SIGNED);
    }

    @Test
    void expiry_isToldByItsDay() {
        Instant end = Instant.parse("2026-05-23T10:20:30Z");
        assertThat(findings(NAME, named(NAME).validUntil(end).selfSigned())
                        .getFirst()
                        .args())
                .containsEntry("notAfter", "2026-05-23");
    }

    /** An expired certificate of a trusted authority is expired and not, besides, from a stranger. */
    @Test
    void expiry_doesNotCostTrust() {
        assertThat(codes(named(NAME).validUntil(NOW.minus(Duration.ofDays(9))).signedBy(INTERMEDIATE)))
                .containsExactly(CERTIFICATE_EXPIRED, CERTIFICATE_REVOCATION_NOT_CHECKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pc7.example", "PC7.Example"})
    void nameThatFits(String typed) {
        assertThat(codes(typed, named(NAME).signedBy(ROOT))).doesNotContain(CERTIFICATE_NAME_MISMATCH);
    }

    @Test
    void nameThatDoesNotFit_isAWarningOrForSelfSignedANote() {
        assertThat(mismatch(named("pc8.example").signedBy(ROOT))).isEqualTo(Severity.WARNING);
        assertThat(mismatch(named("PC7").selfSigned())).isEqualTo(Severity.NOTE);
    }

    private static Severity mismatch(PracticeCertificate certificate) {
        return findings(NAME, certificate).stream()
                .filter(f -> f.code() == CERTIFICATE_NAME_MISMATCH)
                .findFirst()
                .orElseThrow()
                .severity();
    }

    /** RFC 9525 section 6.3: a wildcard stands for the whole first label and for that alone. */
    @Test
    void wildcard_standsForOneLabel() {
        PracticeCertificate wildcard = named("*.example.com").signedBy(ROOT);
        assertThat(codes("pc7.example.com", wildcard)).doesNotContain(CERTIFICATE_NAME_MISMATCH);
        assertThat(codes("a.pc7.example.com", wildcard)).contains(CERTIFICATE_NAME_MISMATCH);
        assertThat(codes("example.com", wildcard)).contains(CERTIFICATE_NAME_MISMATCH);
        assertThat(codes("pc7.other.com", wildcard)).contains(CERTIFICATE_NAME_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "2001:db8::7"})
    void address_mustStandAsAddress(String address) {
        assertThat(codes(address, named(address).signedBy(ROOT))).doesNotContain(CERTIFICATE_NAME_MISMATCH);
        assertThat(codes(address, named(NAME).signedBy(ROOT))).contains(CERTIFICATE_NAME_MISMATCH);
    }

    @Test
    void commonNameAlone_countsAndIsNoted() {
        PracticeCertificate certificate =
                PracticeCertificate.named(NAME).key(KEY).validFrom(START).signedBy(ROOT);
        assertThat(codes(certificate))
                .containsExactly(CERTIFICATE_NO_SAN, CERTIFICATE_REVOCATION_NOT_CHECKED, CERTIFICATE_OK);
        // RFC 9525 section 2: with alternative names the common name counts for nothing.
        assertThat(codes(PracticeCertificate.named(NAME)
                        .sans("other.example")
                        .key(KEY)
                        .validFrom(START)
                        .signedBy(ROOT)))
                .contains(CERTIFICATE_NAME_MISMATCH);
    }

    @Test
    void strangersIssue_isNotTrusted() {
        PracticeCertificate own = named(NAME).signedBy(STRANGER);
        assertThat(assess(NAME, List.of(own.der(), STRANGER.der())))
                .extracting(Finding::code)
                .containsExactly(CERTIFICATE_UNTRUSTED_ISSUER);
    }

    /** Without the issuer's certificate nobody can tell a company's own authority from a forgotten intermediate. */
    @Test
    void issuerThatWasNotSent_isNamed() {
        assertThat(codes(named(NAME).signedBy(INTERMEDIATE).alone()))
                .containsExactly(CERTIFICATE_UNTRUSTED_ISSUER, CERTIFICATE_INTERMEDIATE_MISSING);
        assertThat(codes(withExtension("1.3.6.1.5.5.7.1.1", new byte[] {0x30, 0})))
                .contains(CERTIFICATE_INTERMEDIATE_MISSING)
                .doesNotContain(CERTIFICATE_UNTRUSTED_ISSUER);
    }

    @Test
    void orderOfTheChain_doesNotMatter() {
        PracticeCertificate own = named(NAME).signedBy(INTERMEDIATE);
        assertThat(assess(NAME, List.of(own.der(), ROOT.der(), STRANGER.der(), INTERMEDIATE.der())))
                .extracting(Finding::code)
                .containsExactly(CERTIFICATE_REVOCATION_NOT_CHECKED, CERTIFICATE_OK);
    }

    @Test
    void brokenCertificateFurtherUp_onlyShortensTheChain() {
        PracticeCertificate own = named(NAME).signedBy(ROOT);
        assertThat(assess(NAME, List.of(own.der(), new byte[] {1, 2, 3})))
                .extracting(Finding::code, Finding::severity)
                .containsExactly(
                        tuple(CERTIFICATE_REVOCATION_NOT_CHECKED, Severity.UNKNOWN),
                        tuple(CERTIFICATE_OK, Severity.OK),
                        tuple(CERTIFICATE_UNREADABLE, Severity.NOTE));
    }

    /** Each is judged by itself: what vouches for the host's certificate may run out before it. */
    @Test
    void issuerThatExpired_isToldAndCostsNoTrust() {
        PracticeCertificate old = authority("Old Issuing CA")
                .validUntil(NOW.minus(Duration.ofDays(3)))
                .signedBy(ROOT);
        assertThat(findings(NAME, named(NAME).signedBy(old)))
                .filteredOn(f -> f.code() == CERTIFICATE_ISSUER_EXPIRED)
                .extracting(
                        Finding::severity,
                        f -> f.args().get("issuer"),
                        f -> f.args().get("notAfter"))
                .containsExactly(tuple(Severity.WARNING, "CN=Old Issuing CA", "2026-05-29"));
        assertThat(codes(named(NAME).signedBy(old))).doesNotContain(CERTIFICATE_OK, CERTIFICATE_UNTRUSTED_ISSUER);
    }

    @Test
    void otherName_isProposed() {
        assertThat(use(named("pc9.example").sans("*.corp.example", "PC9", "pc9.corp.example")))
                .contains("pc9.corp.example");
        assertThat(use(named("pc9.example").sans("*.corp.example", "PC9"))).contains("pc9");
        assertThat(use(PracticeCertificate.named("pc9.example").key(KEY).validFrom(START)))
                .contains("pc9.example");
    }

    /** A wildcard, an address, this very computer, a mark-up: nothing that a person could type instead. */
    @Test
    void otherName_thatLeadsNowhere_isNotProposed() {
        assertThat(use(named("pc9.example")
                        .sans("*.corp.example", "192.0.2.7", "localhost", "localhost.localdomain", "<b>.example")))
                .isEmpty();
        assertThat(use(PracticeCertificate.named("192.0.2.7").key(KEY).validFrom(START)))
                .isEmpty();
        assertThat(use(PracticeCertificate.named("Remote Desktop of Jo")
                        .key(KEY)
                        .validFrom(START)))
                .isEmpty();
    }

    private static Optional<String> use(PracticeCertificateBuilder certificate) {
        Finding mismatch = findings(NAME, certificate.selfSigned()).stream()
                .filter(f -> f.code() == CERTIFICATE_NAME_MISMATCH)
                .findFirst()
                .orElseThrow();
        return Optional.ofNullable(mismatch.args().get("use"));
    }

    /** It says what is in order, and nothing of what a note beside it is about. */
    @Test
    void inOrder_leavesOutWhatIsNotedBesides() {
        assertThat(checked(named(NAME).signedBy(ROOT))).isEqualTo("everything");
        assertThat(checked(named(NAME).selfSigned())).isEqualTo("itself-and-name");
        assertThat(checked(named("pc9.example").selfSigned())).isEqualTo("itself");
    }

    private static String checked(PracticeCertificate certificate) {
        return findings(NAME, certificate).getLast().args().getOrDefault("checked", "");
    }

    @Test
    void asSent_eachIsKept() throws Exception {
        PracticeCertificate own = named(NAME).signedBy(INTERMEDIATE);
        Map<String, String> second = everything(NAME, List.of(own.der(), INTERMEDIATE.der())).stream()
                .filter(f -> f.code() == CERTIFICATE_SEEN)
                .toList()
                .getLast()
                .args();
        assertThat(second)
                .containsEntry("on", "host")
                .containsEntry("position", "2")
                .containsEntry("count", "2")
                .containsEntry("subject", "CN=Example Issuing CA")
                .containsEntry("issuer", "CN=Example Root")
                .containsEntry("notBefore", "2026-05-02")
                .containsEntry("key", "EC prime256v1")
                .containsEntry("signature", "SHA256WITHECDSA")
                .containsEntry(
                        "fingerprint",
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(INTERMEDIATE.der())));
    }

    @Test
    void asSent_tenAtMost() {
        List<byte[]> many = Collections.nCopies(50, named(NAME).selfSigned().der());
        assertThat(everything(NAME, many))
                .filteredOn(f -> f.code() == CERTIFICATE_SEEN)
                .hasSize(10)
                .allSatisfy(f -> assertThat(f.args()).containsEntry("count", "50"));
    }

    @Test
    void unreadable_isKeptByItsFingerprint() {
        assertThat(assess(NAME, List.of(new byte[0])).getFirst().args())
                .containsEntry("bytes", "0")
                .containsEntry("fingerprint", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void weakness_furtherUp_countsToo() {
        PracticeCertificate weak = authority("Weak CA")
                .key(PracticeKey.RSA_1024)
                .signature(SignatureHash.SHA1)
                .signedBy(ROOT);
        assertThat(findings(NAME, named(NAME).signedBy(weak)))
                .filteredOn(f -> f.severity() == Severity.WARNING)
                .extracting(Finding::code, f -> f.args().get("subject"))
                .containsExactly(
                        tuple(CERTIFICATE_WEAK_KEY, "CN=Weak CA"), tuple(CERTIFICATE_WEAK_SIGNATURE, "CN=Weak CA"));
        // A root signs itself, which proves nothing, whatever the hash.
        PracticeCertificate oldRoot =
                authority("Old Root").signature(SignatureHash.SHA1).selfSigned();
        PracticeCertificate own = named(NAME).signedBy(oldRoot);
        assertThat(assess(NAME, List.of(own.der(), oldRoot.der())))
                .extracting(Finding::code)
                .doesNotContain(CERTIFICATE_WEAK_SIGNATURE);
    }

    /** RFC 5480 section 2.1.1: curves are named. Spelled out, they are nothing we calculate with. */
    @Test
    void curve_isJudgedByItsName() {
        assertThat(weakKey(SECObjectIdentifiers.secp192r1)).contains("EC prime192v1");
        assertThat(weakKey(SECObjectIdentifiers.secp256k1)).isEmpty();
        assertThat(weakKey(new ASN1ObjectIdentifier("1.2.3"))).isEmpty();
        assertThat(weakKey(new DERSequence(new ASN1Integer(1)))).isEmpty();
    }

    private static Optional<String> weakKey(ASN1Encodable parameters) {
        var key = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, parameters), new byte[49]);
        return ReadCertificate.of(signed(key)).orElseThrow().weakKey();
    }

    @Test
    void weakKeyAndSignature() {
        assertThat(findings(NAME, named(NAME).key(PracticeKey.RSA_1024).selfSigned()))
                .filteredOn(f -> f.code() == CERTIFICATE_WEAK_KEY)
                .extracting(f -> f.args().get("key"))
                .containsExactly("RSA 1024");
        assertThat(codes(named(NAME).signature(SignatureHash.SHA1).signedBy(ROOT)))
                .contains(CERTIFICATE_WEAK_SIGNATURE);
        // Its own signature protects a self-signed certificate from nothing.
        assertThat(codes(named(NAME).signature(SignatureHash.SHA1).selfSigned()))
                .doesNotContain(CERTIFICATE_WEAK_SIGNATURE);
    }

    @Test
    void purpose() {
        assertThat(codes(named(NAME).eku(ExtendedKeyUsage.CLIENT_AUTH).selfSigned()))
                .containsExactly(CERTIFICATE_SELF_SIGNED, CERTIFICATE_WRONG_PURPOSE);
        assertThat(codes(named(NAME).eku(ExtendedKeyUsage.NONE).selfSigned()))
                .containsExactly(CERTIFICATE_SELF_SIGNED, CERTIFICATE_OK);
        // 2.5.29.37 with Remote Desktop Authentication alone: Windows' way to keep it from other uses.
        byte[] remoteDesktop = {0x30, 12, 6, 10, 0x2b, 6, 1, 4, 1, (byte) 0x82, 0x37, 54, 1, 2};
        byte[] certificate = withExtension("2.5.29.37", remoteDesktop);
        assertThat(codes(certificate)).doesNotContain(CERTIFICATE_WRONG_PURPOSE, CERTIFICATE_UNREADABLE);
        assertThat(new CertificateAssessor(TRUST)
                        .assess(
                                CertificateOwner.GATEWAY,
                                new CertificateChain(List.of(certificate)),
                                TestTargets.hostName(NAME),
                                NOW))
                .extracting(Finding::code)
                .contains(CERTIFICATE_WRONG_PURPOSE);
        // Windows' own certificate deciphers and does not sign; a key that can only sign must be allowed to.
        assertThat(codes(named(NAME)
                        .key(PracticeKey.RSA_2048)
                        .keyUsage(KeyUsage.keyEncipherment)
                        .selfSigned()))
                .doesNotContain(CERTIFICATE_BAD_KEY_USAGE);
        assertThat(codes(named(NAME).keyUsage(KeyUsage.keyEncipherment).selfSigned()))
                .contains(CERTIFICATE_BAD_KEY_USAGE);
        assertThat(codes(named(NAME).keyUsage(KeyUsage.cRLSign).selfSigned()))
                .containsExactly(CERTIFICATE_SELF_SIGNED, CERTIFICATE_BAD_KEY_USAGE);
        assertThat(codes(named(NAME).keyUsage(0).selfSigned()))
                .containsExactly(CERTIFICATE_SELF_SIGNED, CERTIFICATE_OK);
    }

    @Test
    void garbage_isUnreadable() {
        assertThat(assess(NAME, List.of(new byte[0])))
                .extracting(Finding::code)
                .containsExactly(CERTIFICATE_UNREADABLE);
        byte[] cut = Arrays.copyOf(named(NAME).selfSigned().der(), 100);
        assertThat(assess(NAME, List.of(cut))).extracting(Finding::code).containsExactly(CERTIFICATE_UNREADABLE);
    }

    static Stream<ASN1ObjectIdentifier> extensionsWeRead() {
        return Stream.of(Extension.subjectAlternativeName, Extension.extendedKeyUsage, Extension.keyUsage);
    }

    /** A hostile certificate must not end the run: its fields are read where failing is expected. */
    @ParameterizedTest
    @MethodSource("extensionsWeRead")
    void garbageInAnExtension_isUnreadable(ASN1ObjectIdentifier extension) {
        for (byte[] garbage : List.of(new byte[] {1}, new byte[] {0x30, 0x7f}, new byte[] {4, 1, 7})) {
            assertThat(codes(withExtension(extension.getId(), garbage))).contains(CERTIFICATE_UNREADABLE);
        }
    }

    @Test
    void everyByteOfACertificateTurned_neverThrows() {
        byte[] good = named(NAME).selfSigned().der();
        for (int i = 0; i < good.length; i++) {
            for (int bits : new int[] {0x01, 0xff}) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) bits;
                assertThat(assess(NAME, List.of(bad))).as("byte %d", i).isNotEmpty();
            }
        }
    }

    /** A client asks about a host it does not know; one that meets such a gateway stops. */
    @Test
    void gateway_isHeldToMore() {
        assertThat(onGateway(named("pc8.example").selfSigned()))
                .extracting(Finding::code, Finding::severity)
                .containsExactly(
                        tuple(CERTIFICATE_NAME_MISMATCH, Severity.PROBLEM),
                        tuple(CERTIFICATE_SELF_SIGNED, Severity.PROBLEM));
        assertThat(onGateway(named("pc8.example").signedBy(STRANGER)))
                .extracting(Finding::code, Finding::severity)
                .contains(
                        tuple(CERTIFICATE_NAME_MISMATCH, Severity.PROBLEM),
                        tuple(CERTIFICATE_UNTRUSTED_ISSUER, Severity.PROBLEM));
        assertThat(onGateway(named(NAME).signedBy(INTERMEDIATE)))
                .allSatisfy(f -> assertThat(f.args()).containsEntry("on", "gateway"))
                .allSatisfy(f -> assertThat(f.stage()).isEqualTo(Stage.GATEWAY))
                .extracting(Finding::code)
                .containsExactly(CERTIFICATE_REVOCATION_NOT_CHECKED, CERTIFICATE_OK);
    }

    private static List<Finding> onGateway(PracticeCertificate certificate) {
        List<byte[]> sent =
                certificate.chain().stream().map(PracticeCertificate::der).toList();
        return new CertificateAssessor(TRUST)
                .assess(CertificateOwner.GATEWAY, new CertificateChain(sent), TestTargets.hostName(NAME), NOW).stream()
                        .filter(f -> f.code() != CERTIFICATE_SEEN)
                        .toList();
    }

    @Test
    void noCertificate_noFinding() {
        assertThat(assess(NAME, List.of())).isEmpty();
    }

    private static List<FindingCode> codes(PracticeCertificate certificate) {
        return codes(NAME, certificate);
    }

    private static List<FindingCode> codes(String typed, PracticeCertificate certificate) {
        return findings(typed, certificate).stream().map(Finding::code).toList();
    }

    private static List<FindingCode> codes(byte[] certificate) {
        return assess(NAME, List.of(certificate)).stream().map(Finding::code).toList();
    }

    private static List<Finding> findings(String typed, PracticeCertificate certificate) {
        return assess(
                typed,
                certificate.chain().stream().map(PracticeCertificate::der).toList());
    }

    /** Without the evidence, which has tests of its own. */
    private static List<Finding> assess(String typed, List<byte[]> chain) {
        return everything(typed, chain).stream()
                .filter(f -> f.code() != CERTIFICATE_SEEN)
                .toList();
    }

    private static List<Finding> everything(String typed, List<byte[]> chain) {
        Seen seen = new Seen(
                TestTargets.hostName(typed),
                Port.RDP,
                TestTargets.lookup(typed, NameLookup.Status.FOUND),
                false,
                List.of(),
                NOW);
        return new CertificateAssessor(TRUST).assess(new CertificateChain(chain), seen);
    }

    /** One with this key, which nobody need have. */
    private static byte[] signed(SubjectPublicKeyInfo key) {
        try {
            return new X509v3CertificateBuilder(
                            new X500Name("CN=Nobody"),
                            BigInteger.TWO,
                            Date.from(START),
                            Date.from(NOW.plus(Duration.ofDays(90))),
                            new X500Name("CN=" + NAME),
                            key)
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEY.getPrivate()))
                    .getEncoded();
        } catch (Exception e) {
            throw new AssertionError("no certificate can be made of this", e);
        }
    }

    /** One of an unknown issuer, with these bytes as the content of an extension. */
    private static byte[] withExtension(String id, byte[] content) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=Nobody"),
                    BigInteger.TWO,
                    Date.from(START),
                    Date.from(NOW.plus(Duration.ofDays(90))),
                    new X500Principal("CN=" + NAME),
                    KEY.getPublic());
            builder.addExtension(new ASN1ObjectIdentifier(id), false, content);
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEY.getPrivate()))
                    .getEncoded();
        } catch (Exception e) {
            throw new AssertionError("no certificate can be made of this", e);
        }
    }
}
