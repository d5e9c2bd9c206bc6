package dev.redial.probe.net;

import dev.redial.probe.Observation.CertificateChain;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * Keeps each certificate's bytes before anybody judges them, and takes a certificate whose key usage does not allow signing: the one
 * that Windows makes for Remote Desktop allows encipherment alone, and its clients do not mind.
 */
final class TolerantCrypto extends BcTlsCrypto {

    /** One for all: the library would make one for each connection, which took 1.6 % of a check's processor time. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<byte[]> seen = new ArrayList<>();

    TolerantCrypto() {
        super(RANDOM);
    }

    /** All certificates so far, in the order sent, readable or not. */
    CertificateChain chain() {
        return new CertificateChain(List.copyOf(seen));
    }

    @Override
    public TlsCertificate createCertificate(short type, byte[] encoding) throws IOException {
        seen.add(encoding.clone());
        return new BcTlsCertificate(this, encoding) {
            @Override
            protected boolean supportsKeyUsage(int bits) {
                return true;
            }
        };
    }
}
