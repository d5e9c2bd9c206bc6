package dev.redial.practice;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * A certificate with its private key, and with the one that signed it.
 *
 * @param issuer empty if it signed itself
 */
public record PracticeCertificate(X509Certificate certificate, PrivateKey key, Optional<PracticeCertificate> issuer) {

    /**
     * Begins one for a subject with this common name. Unless told otherwise it is as Windows makes it for Remote Desktop: RSA 2048, SHA-256, server
     * authentication, six months; with no subject alternative names.
     */
    public static PracticeCertificateBuilder named(String commonName) {
        return new PracticeCertificateBuilder(commonName);
    }

    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate made here can be encoded", e);
        }
    }

    /** This one, then the one that signed it, and so on, without the root: what a well-kept server sends. */
    public List<PracticeCertificate> chain() {
        var chain = new ArrayList<PracticeCertificate>();
        chain.add(this);
        for (var next = issuer;
                next.isPresent() && next.get().issuer().isPresent();
                next = next.get().issuer()) {
            chain.add(next.get());
        }
        return chain;
    }

    /** The same without its issuer, for a server that forgot the intermediate. */
    public PracticeCertificate alone() {
        return new PracticeCertificate(certificate, key, Optional.empty());
    }

    public boolean hasRsaKey() {
        return key.getAlgorithm().equals("RSA");
    }

    public String pem() {
        return pem("CERTIFICATE", der());
    }

    /** The private key as PKCS #8. */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    AsymmetricKeyParameter bcPrivateKey() throws IOException {
        return PrivateKeyFactory.createKey(key.getEncoded());
    }

    private static String pem(String label, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
    }
}
