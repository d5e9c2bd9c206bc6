package dev.redial.practice;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/** Collects what a {@link PracticeCertificate} shall look like; {@link #selfSigned} and {@link #signedBy} make it. */
public final class PracticeCertificateBuilder {

    /** The hash of the signature. */
    public enum SignatureHash {
        SHA256,
        SHA1
    }

    /** RFC 5280 section 4.2.1.12. */
    public enum ExtendedKeyUsage {
        SERVER_AUTH,
        CLIENT_AUTH,
        /** The extension is left out: good for any purpose. */
        NONE
    }

    /** What Windows gives to the certificates it makes for Remote Desktop. */
    private static final Duration SIX_MONTHS = Duration.ofDays(183);

    private final X500Principal subject;
    private List<String> alternativeNames = List.of();
    private Optional<Instant> validFrom = Optional.empty();
    private Optional<Instant> validUntil = Optional.empty();
    private Supplier<KeyPair> key = PracticeKey.RSA_2048::generate;
    private SignatureHash signature = SignatureHash.SHA256;
    private ExtendedKeyUsage extendedKeyUsage = ExtendedKeyUsage.SERVER_AUTH;
    private OptionalInt keyUsage = OptionalInt.empty();
    private boolean authority;

    PracticeCertificateBuilder(String commonName) {
        subject = new X500Principal("CN=" + commonName);
    }

    /** Subject alternative names: DNS names and IP addresses, told apart by their form. */
    public PracticeCertificateBuilder sans(String... names) {
        alternativeNames = List.of(names);
        return this;
    }

    /** Default: yesterday, or six months before the end if that is earlier. */
    public PracticeCertificateBuilder validFrom(Instant instant) {
        validFrom = Optional.of(instant);
        return this;
    }

    /** Default: six months after the beginning. */
    public PracticeCertificateBuilder validUntil(Instant instant) {
        validUntil = Optional.of(instant);
        return this;
    }

    public PracticeCertificateBuilder key(PracticeKey kind) {
        key = kind::generate;
        return this;
    }

    /** This pair instead of a new one. */
    public PracticeCertificateBuilder key(KeyPair pair) {
        key = () -> pair;
        return this;
    }

    public PracticeCertificateBuilder signature(SignatureHash hash) {
        signature = hash;
        return this;
    }

    public PracticeCertificateBuilder eku(ExtendedKeyUsage usage) {
        extendedKeyUsage = usage;
        return this;
    }

    /** Bits of {@link KeyUsage}; 0 leaves the extension out. Default: as Windows has it for RSA, signatures for EC. */
    public PracticeCertificateBuilder keyUsage(int bits) {
        keyUsage = OptionalInt.of(bits);
        return this;
    }

    /** Makes it one that may sign others. */
    public PracticeCertificateBuilder authority() {
        authority = true;
        return eku(ExtendedKeyUsage.NONE).keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    public PracticeCertificate selfSigned() {
        var pair = key.get();
        return new PracticeCertificate(make(pair, subject, pair.getPrivate()), pair.getPrivate(), Optional.empty());
    }

    public PracticeCertificate signedBy(PracticeCertificate issuer) {
        var pair = key.get();
        var certificate = make(pair, issuer.certificate().getSubjectX500Principal(), issuer.key());
        return new PracticeCertificate(certificate, pair.getPrivate(), Optional.of(issuer));
    }

    private X509Certificate make(KeyPair pair, X500Principal issuer, PrivateKey issuerKey) {
        var from = validFrom.orElseGet(this::defaultBeginning);
        var until = validUntil.orElseGet(() -> from.plus(SIX_MONTHS));
        var serial = new BigInteger(127, new SecureRandom()).setBit(126); // 16 bytes, as Windows has them
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer, serial, Date.from(from), Date.from(until), subject, pair.getPublic());
            addExtensions(builder, pair);
            var withAlgorithm = issuerKey.getAlgorithm().equals("RSA") ? "withRSA" : "withECDSA";
            var signer = new JcaContentSignerBuilder(signature + withAlgorithm).build(issuerKey);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException | CertificateException e) {
            throw new IllegalArgumentException("no certificate can be made of this", e);
        }
    }

    private Instant defaultBeginning() {
        var yesterday = Instant.now().minus(Duration.ofDays(1));
        return validUntil
                .map(end -> end.minus(SIX_MONTHS))
                .filter(yesterday::isAfter)
                .orElse(yesterday);
    }

    private void addExtensions(JcaX509v3CertificateBuilder builder, KeyPair pair) throws CertIOException {
        int usage = keyUsage.orElseGet(() -> pair.getPublic().getAlgorithm().equals("RSA")
                ? KeyUsage.keyEncipherment | KeyUsage.dataEncipherment
                : KeyUsage.digitalSignature);
        if (usage != 0) {
            builder.addExtension(Extension.keyUsage, false, new KeyUsage(usage));
        }
        if (authority) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        }
        switch (extendedKeyUsage) {
            case SERVER_AUTH -> addPurpose(builder, KeyPurposeId.id_kp_serverAuth);
            case CLIENT_AUTH -> addPurpose(builder, KeyPurposeId.id_kp_clientAuth);
            case NONE -> {}
        }
        if (!alternativeNames.isEmpty()) {
            var names = alternativeNames.stream()
                    .map(PracticeCertificateBuilder::generalName)
                    .toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
    }

    private static void addPurpose(JcaX509v3CertificateBuilder builder, KeyPurposeId purpose) throws CertIOException {
        builder.addExtension(
                Extension.extendedKeyUsage, false, new org.bouncycastle.asn1.x509.ExtendedKeyUsage(purpose));
    }

    private static GeneralName generalName(String name) {
        return new GeneralName(IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }
}
