package dev.redial.finding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The certificate authorities we take as trusted: those of the Java runtime and the company's own. */
public record TrustAnchors(Set<TrustAnchor> anchors) {

    public TrustAnchors {
        anchors = Set.copyOf(anchors);
    }

    /**
     * The runtime's authorities and those in the given PEM files.
     *
     * @throws IllegalStateException naming the file that cannot be read
     */
    public static TrustAnchors withRuntime(List<Path> extraPem) {
        Set<TrustAnchor> all = new HashSet<>(runtime());
        extraPem.forEach(file -> all.addAll(pem(file)));
        return new TrustAnchors(all);
    }

    private static Set<TrustAnchor> runtime() {
        Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), (char[]) null);
            Set<TrustAnchor> anchors = new HashSet<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    anchors.add(new TrustAnchor(certificate, null));
                }
            }
            return anchors;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot read the runtime's certificate authorities in " + file, e);
        }
    }

    private static Set<TrustAnchor> pem(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Set<TrustAnchor> anchors = new HashSet<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                anchors.add(new TrustAnchor((X509Certificate) certificate, null));
            }
            return anchors;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("redial.tls.extra-trust: cannot read " + file, e);
        }
    }
}
