package dev.redial.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.finding.CertificatePath.End;
import dev.redial.finding.CertificatePath.Walk;
import dev.redial.practice.PracticeKey;
import dev.redial.probe.Observation.CertificateChain;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class CertificatePathTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final Holder ROOT = new Holder("Root");
    private static final Holder LEAF = new Holder("pc7.example");
    private static final X509Certificate TRUSTED =
            new Draft(ROOT, ROOT).years(2000, 2040).authority(5).made();

    /** A name with its key, under which any number of certificates can be made. */
    private record Holder(String name, KeyPair key) {
        Holder(String name) {
            this(name, PracticeKey.EC_P256.generate());
        }

        X500Principal principal() {
            return new X500Principal("CN=" + name);
        }
    }

    /** A certificate in the making; an authority's only if it is said. */
    private record Draft(Holder subject, Holder issuer, int from, int until, int pathLength, int usage) {
        Draft(Holder subject, Holder issuer) {
            this(subject, issuer, 2026, 2027, -1, 0);
        }

        /** From the first of January to the first of January. */
        Draft years(int first, int last) {
            return new Draft(subject, issuer, first, last, pathLength, usage);
        }

        Draft authority(int length) {
            return new Draft(subject, issuer, from, until, length, usage);
        }

        Draft usage(int bits) {
            return new Draft(subject, issuer, from, until, pathLength, bits);
        }

        X509Certificate made() {
            try {
                var builder = new JcaX509v3CertificateBuilder(
                        issuer.principal(),
                        BigInteger.valueOf(from * 10_000L + until),
                        Date.from(Instant.parse(from + "-01-01T00:00:00Z")),
                        Date.from(Instant.parse(until + "-01-01T00:00:00Z")),
                        subject.principal(),
                        subject.key.getPublic());
                if (pathLength >= 0) {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength));
                }
                if (usage != 0) {
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
                }
                String with =
                        "SHA256with" + (issuer.key.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
                return new JcaX509CertificateConverter()
                        .getCertificate(
                                builder.build(new JcaContentSignerBuilder(with).build(issuer.key.getPrivate())));
            } catch (Exception e) {
                throw new AssertionError("no certificate can be made of this", e);
            }
        }
    }

    /** The authority's certificate was renewed after the host's had run out: no moment at which both were valid. */
    @Test
    void datesThatNeverMeet_leadToTrust() {
        Holder middle = new Holder("Middle");
        X509Certificate young =
                new Draft(middle, ROOT).years(2025, 2030).authority(0).made();
        X509Certificate old = new Draft(LEAF, middle).years(2020, 2021).made();
        assertThat(walk(old, young)).isEqualTo(new Walk(End.TRUSTED, List.of(young, TRUSTED)));
    }

    @Test
    void expiredIssuer_isWalkedThrough_butOnlyWithoutAValidOne() {
        Holder middle = new Holder("Middle");
        X509Certificate old =
                new Draft(middle, ROOT).years(2010, 2020).authority(0).made();
        X509Certificate valid =
                new Draft(middle, ROOT).years(2020, 2030).authority(0).made();
        X509Certificate own = new Draft(LEAF, middle).made();
        assertThat(walk(own, old).above()).containsExactly(old, TRUSTED);
        assertThat(walk(own, old, valid).above()).containsExactly(valid, TRUSTED);
    }

    @Test
    void authorityThatIsTrusted_mayHaveExpired() {
        X509Certificate old = new Draft(ROOT, ROOT).years(2000, 2010).made();
        X509Certificate own = new Draft(LEAF, ROOT).made();
        assertThat(walk(Set.of(old), own)).isEqualTo(new Walk(End.TRUSTED, List.of(old)));
    }

    @Test
    void ownCertificateThatIsTrustedItself_leadsToTrust() {
        X509Certificate own = new Draft(LEAF, new Holder("Nobody")).made();
        assertThat(walk(Set.of(own), own)).isEqualTo(new Walk(End.TRUSTED, List.of()));
    }

    /** RFC 5280 section 4.2.1.9: whoever has a host's certificate must not make others. */
    @Test
    void issuerThatIsNoAuthority_doesNotVouch() {
        Holder other = new Holder("pc8.example");
        X509Certificate own = new Draft(LEAF, other).made();
        assertThat(walk(own, new Draft(other, ROOT).made()).end()).isEqualTo(End.UNTRUSTED);
        X509Certificate mayNotSign = new Draft(other, ROOT)
                .authority(0)
                .usage(KeyUsage.digitalSignature)
                .made();
        assertThat(walk(own, mayNotSign).end()).isEqualTo(End.UNTRUSTED);
        X509Certificate maySign =
                new Draft(other, ROOT).authority(0).usage(KeyUsage.keyCertSign).made();
        assertThat(walk(own, maySign).end()).isEqualTo(End.TRUSTED);
    }

    @Test
    void pathLength_isKept() {
        Holder upper = new Holder("Upper");
        Holder lower = new Holder("Lower");
        X509Certificate own = new Draft(LEAF, lower).made();
        X509Certificate below = new Draft(lower, upper).authority(0).made();
        assertThat(walk(own, below, new Draft(upper, ROOT).authority(0).made()).end())
                .isEqualTo(End.UNTRUSTED);
        assertThat(walk(own, below, new Draft(upper, ROOT).authority(1).made()).end())
                .isEqualTo(End.TRUSTED);
    }

    @Test
    void signatureOfSomebodyElse_isNoLink() {
        Holder pretender = new Holder("Root");
        assertThat(walk(new Draft(LEAF, pretender).made()).end()).isEqualTo(End.UNTRUSTED);
    }

    @Test
    void issuerThatWasNotSent_isUnknown() {
        assertThat(walk(new Draft(LEAF, new Holder("Middle")).made()).end()).isEqualTo(End.ISSUER_UNKNOWN);
    }

    /** Two authorities that vouch for each other are nobody. */
    @Test
    void circle_ends() {
        Holder one = new Holder("One");
        Holder two = new Holder("Two");
        assertThat(walk(
                                new Draft(LEAF, one).made(),
                                new Draft(one, two).authority(5).made(),
                                new Draft(two, one).authority(5).made())
                        .end())
                .isEqualTo(End.UNTRUSTED);
    }

    @Test
    void tenCertificates_areLookedAt() {
        Holder middle = new Holder("Middle");
        X509Certificate own = new Draft(LEAF, middle).made();
        X509Certificate needed = new Draft(middle, ROOT).authority(0).made();
        List<X509Certificate> sent = new ArrayList<>(Collections.nCopies(9, own));
        sent.add(needed);
        assertThat(walk(sent.toArray(X509Certificate[]::new)).end()).isEqualTo(End.TRUSTED);
        sent.addFirst(own);
        assertThat(walk(sent.toArray(X509Certificate[]::new)).end()).isEqualTo(End.ISSUER_UNKNOWN);
    }

    /** Nobody's real key needs such an exponent; verifying with it would only cost us time. */
    @Test
    void costlyKey_isNotCalculatedWith() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(
                new RSAKeyGenParameterSpec(1024, BigInteger.TWO.pow(80).nextProbablePrime()));
        Holder costly = new Holder("Costly", generator.generateKeyPair());
        X509Certificate own = new Draft(LEAF, costly).made();
        assertThat(walk(own, new Draft(costly, ROOT).authority(0).made()).end()).isEqualTo(End.UNTRUSTED);
    }

    private static Walk walk(X509Certificate... sent) {
        return walk(Set.of(TRUSTED), sent);
    }

    private static Walk walk(Set<X509Certificate> trusted, X509Certificate... sent) {
        Set<TrustAnchor> anchors =
                Set.copyOf(trusted.stream().map(c -> new TrustAnchor(c, null)).toList());
        List<byte[]> chain =
                Arrays.stream(sent).map(CertificatePathTest::encoded).toList();
        return new CertificatePath(new TrustAnchors(anchors)).from(new CertificateChain(chain), NOW);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (Exception e) {
            throw new AssertionError("a certificate made here can be encoded", e);
        }
    }
}
