package dev.redial.finding;

import dev.redial.rdp.PeerText;
import dev.redial.target.HostName;
import dev.redial.target.IpAddress;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/** The fields of an X.509 certificate (RFC 5280) that matter to a client. Reads what stricter libraries refuse, for an odd certificate is the finding. */
final class ReadCertificate {

    /** Schannel refuses RSA keys below 1024 bits; FreeRDP and OpenSSL at security level 2 refuse below 2048. */
    private static final int WEAK_RSA_BITS = 2048;

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
            return read.notBefore().isAfter(Instant.MIN) && read.notAfter().isBefore(Instant.MAX)
                    ? Optional.of(read)
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // The library throws both for bytes that are not what they claim to be.
            return Optional.empty();
        }
    }

    /** The library reads fields when they are asked for; what cannot be read shall fail here and not in the middle of judging. */
    private void everyField() {
        List<Object> unused =
                List.of(subject(), issuer(), names(), weakKey(), weakSignature(), forServers(), usableForKeyExchange());
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

    boolean selfSigned() {
        return holder.getSubject().equals(holder.getIssuer());
    }

    Optional<String> weakKey() {
        SubjectPublicKeyInfo key = holder.getSubjectPublicKeyInfo();
        if (!key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return Optional.empty();
        }
        try {
            BigInteger modulus = RSAPublicKey.getInstance(key.parsePublicKey()).getModulus();
            return modulus.bitLength() < WEAK_RSA_BITS ? Optional.of("RSA " + modulus.bitLength()) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of("RSA ?");
        }
    }

    /** SHA-1 and MD5 signatures are refused by current clients; on a self-signed certificate the signature protects nothing. */
    Optional<String> weakSignature() {
        String name = new DefaultAlgorithmNameFinder().getAlgorithmName(holder.getSignatureAlgorithm());
        boolean weak = name.contains("SHA1") || name.contains("MD5");
        return weak && !selfSigned() ? Optional.of(PeerText.clean(name)) : Optional.empty();
    }

    /** No extended key usage means any. */
    boolean forServers() {
        ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(holder.getExtensions());
        return usage == null
                || usage.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth)
                || usage.hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage);
    }

    /** RFC 5246 section 7.4.2: a key usage, if given, must allow signing or key encipherment. */
    boolean usableForKeyExchange() {
        KeyUsage usage = KeyUsage.fromExtensions(holder.getExtensions());
        return usage == null || usage.hasUsages(KeyUsage.digitalSignature) || usage.hasUsages(KeyUsage.keyEncipherment);
    }
}
