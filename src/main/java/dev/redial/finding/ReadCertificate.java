package dev.redial.finding;

import dev.redial.rdp.PeerText;
import dev.redial.target.HostName;
import dev.redial.target.IpAddress;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.DefaultSignatureNameFinder;

/** The fields of an X.509 certificate (RFC 5280) that matter to a client. Reads what stricter libraries refuse, for an odd certificate is the finding. */
final class ReadCertificate {

    /** Schannel refuses RSA keys below 1024 bits; FreeRDP and OpenSSL at security level 2 refuse below 2048. */
    private static final int WEAK_RSA_BITS = 2048;

    /** NIST SP 800-57 part 1 table 2: below this a curve gives less than 112 bits of security. */
    private static final int WEAK_CURVE_BITS = 224;

    /**
     * Remote Desktop Authentication. Windows' service takes a certificate with it or with server authentication, and Microsoft's support
     * advises to give it this purpose alone (Rob Greene, Ask the Directory Services Team, "Remote Desktop Services enrolling for TLS
     * certificate from an Enterprise CA").
     */
    private static final KeyPurposeId REMOTE_DESKTOP =
            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.54.1.2"));

    private final X509CertificateHolder holder;
    private final List<String> dnsNames = new ArrayList<>();
    private final List<IpAddress> addresses = new ArrayList<>();

    private ReadCertificate(X509CertificateHolder holder) {
        this.holder = holder;
        readAlternativeNames();
    }

    /** Empty when the bytes are no certificate at all. */
    static Optional<ReadCertificate> of(byte[] der) {
        try {
            ReadCertificate read = new ReadCertificate(new X509CertificateHolder(der));
            read.everyField();
            return Optional.of(read);
        } catch (IOException | RuntimeException e) {
            // The library throws both for bytes that are not what they claim to be.
            return Optional.empty();
        }
    }

    /** The library reads fields when they are asked for; what cannot be read shall fail here and not in the middle of judging. */
    private void everyField() {
        List<Object> unused = List.of(
                notBefore(),
                notAfter(),
                subject(),
                issuer(),
                names(),
                key(),
                signature(),
                weakKey(),
                forServers(CertificateOwner.HOST),
                usableForKeyExchange());
    }

    private void readAlternativeNames() {
        GeneralNames names = GeneralNames.fromExtensions(holder.getExtensions(), Extension.subjectAlternativeName);
        if (names == null) {
            return;
        }
        for (GeneralName name : names.getNames()) {
            if (name.getTagNo() == GeneralName.dNSName) {
                dnsNames.add(name.getName().toString().toLowerCase(Locale.ROOT));
            } else if (name.getTagNo() == GeneralName.iPAddress) {
                byte[] octets = ASN1OctetString.getInstance(name.getName()).getOctets();
                if (octets.length == 4 || octets.length == 16) {
                    addresses.add(IpAddress.of(octets));
                }
            }
        }
    }

    Instant notBefore() {
        return holder.getNotBefore().toInstant();
    }

    Instant notAfter() {
        return holder.getNotAfter().toInstant();
    }

    String subject() {
        return PeerText.clean(holder.getSubject().toString());
    }

    String issuer() {
        return PeerText.clean(holder.getIssuer().toString());
    }

    List<String> alternativeNames() {
        List<String> all = new ArrayList<>(dnsNames);
        addresses.forEach(a -> all.add(a.text()));
        return all;
    }

    /** The names it is made for: the alternative ones, or the subject's common name where there are none. */
    List<String> names() {
        return alternativeNames().isEmpty() ? commonNames() : alternativeNames();
    }

    private List<String> commonNames() {
        RDN[] commonNames = holder.getSubject().getRDNs(BCStyle.CN);
        return Arrays.stream(commonNames)
                .map(rdn -> IETFUtils.valueToString(rdn.getFirst().getValue()).toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Whether a client that dials this name finds it in the certificate. A wildcard stands for one label (RFC 9525 section 6.3). */
    boolean covers(HostName typed) {
        return switch (typed) {
            case HostName.Literal literal -> addresses.contains(literal.address()) || names().contains(literal.ascii());
            case HostName.Dns dns -> names().stream().anyMatch(n -> matches(n, dns.ascii()));
        };
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.startsWith("*.")) {
            int dot = name.indexOf('.');
            return dot > 0 && name.substring(dot).equals(pattern.substring(1));
        }
        return pattern.equals(name);
    }

    /** Those of {@link #names} that are names, for proposing one of them. */
    List<String> dnsNames() {
        return alternativeNames().isEmpty() ? commonNames() : List.copyOf(dnsNames);
    }

    /** By the bytes, as Windows compares names (CertCompareCertificateName): comparing by meaning can be made costly. */
    boolean selfSigned() {
        return Arrays.equals(bytes(holder.getSubject()), bytes(holder.getIssuer()));
    }

    private static byte[] bytes(X500Name name) {
        try {
            return name.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("a name that was read can be written", e);
        }
    }

    /** Its SHA-256 in lower-case hexadecimal. */
    static String fingerprint(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every runtime has SHA-256", e);
        }
    }

    /** Kind and size of its key, such as {@code RSA 2048}. */
    String key() {
        SubjectPublicKeyInfo key = holder.getSubjectPublicKeyInfo();
        ASN1ObjectIdentifier kind = key.getAlgorithm().getAlgorithm();
        if (isRsa(kind)) {
            return "RSA " + rsaBits().map(String::valueOf).orElse("?");
        }
        if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return "EC "
                    + curve().flatMap(c -> Optional.ofNullable(ECNamedCurveTable.getName(c)))
                            .orElse("?");
        }
        return PeerText.clean(new DefaultAlgorithmNameFinder().getAlgorithmName(kind));
    }

    Optional<String> weakKey() {
        ASN1ObjectIdentifier kind =
                holder.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm();
        boolean weak = isRsa(kind)
                ? rsaBits().orElse(0) < WEAK_RSA_BITS
                : curve().map(ECNamedCurveTable::getByOIDLazy)
                        .map(c -> c.getCurve().getFieldSize() < WEAK_CURVE_BITS)
                        .orElse(false);
        return weak ? Optional.of(key()) : Optional.empty();
    }

    private static boolean isRsa(ASN1ObjectIdentifier kind) {
        return kind.equals(PKCSObjectIdentifiers.rsaEncryption) || kind.equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
    }

    private Optional<Integer> rsaBits() {
        try {
            ASN1Primitive key = holder.getSubjectPublicKeyInfo().parsePublicKey();
            return Optional.of(RSAPublicKey.getInstance(key).getModulus().bitLength());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** By name only; parameters that are spelled out are nothing we calculate with (RFC 5480 section 2.1.1 forbids them). */
    private Optional<ASN1ObjectIdentifier> curve() {
        return holder.getSubjectPublicKeyInfo().getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier named
                ? Optional.of(named)
                : Optional.empty();
    }

    /** How it was signed, such as {@code SHA256WITHRSA}. */
    String signature() {
        return PeerText.clean(new DefaultSignatureNameFinder().getAlgorithmName(holder.getSignatureAlgorithm()));
    }

    /** SHA-1 and MD5 signatures are refused by current clients; on a self-signed certificate the signature protects nothing. */
    Optional<String> weakSignature() {
        String name = signature();
        boolean weak = Stream.of("SHA1", "MD5", "MD4", "MD2").anyMatch(name::contains);
        return weak && !selfSigned() ? Optional.of(name) : Optional.empty();
    }

    /** No extended key usage means any. */
    boolean forServers(CertificateOwner owner) {
        ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(holder.getExtensions());
        return usage == null
                || usage.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth)
                || usage.hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage)
                || (owner == CertificateOwner.HOST && usage.hasKeyPurposeId(REMOTE_DESKTOP));
    }

    /**
     * RFC 5246 section 7.4.2: a key usage, if given, must allow what the handshake does with the key. RSA signs or deciphers, and Windows' own
     * certificate allows the latter alone; the others only sign.
     */
    boolean usableForKeyExchange() {
        KeyUsage usage = KeyUsage.fromExtensions(holder.getExtensions());
        boolean rsa = isRsa(holder.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm());
        return usage == null
                || usage.hasUsages(KeyUsage.digitalSignature)
                || (rsa && usage.hasUsages(KeyUsage.keyEncipherment));
    }
}
