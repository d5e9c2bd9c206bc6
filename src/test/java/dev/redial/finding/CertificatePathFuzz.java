package dev.redial.finding;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Objects;

/** A chain of certificates, and one authority that is trusted. */
class CertificatePathFuzz {

    private static final TrustAnchor ROOT = new TrustAnchor(read("ReadCertificateFuzzInputs/root"), null);

    @FuzzTest
    void read(byte[] chain) {
        CertificatePromises.chain(chain, ROOT);
    }

    private static X509Certificate read(String file) {
        try (InputStream in = Objects.requireNonNull(CertificatePathFuzz.class.getResourceAsStream(file), file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
