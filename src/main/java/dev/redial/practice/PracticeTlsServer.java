package dev.redial.practice;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedDecryptor;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** The server's side of a TLS handshake, with versions and suites the JDK refuses to speak (TLS 1.0, TLS_RSA) allowed. */
final class PracticeTlsServer extends DefaultTlsServer {

    private static final int[] USUAL_WITH_RSA = {
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA
    };

    private static final int[] USUAL_WITH_EC = {
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
    };

    /** Only hashes that fit a 1024-bit key; best first. */
    private static final List<SignatureAndHashAlgorithm> RSA_SIGNATURES = List.of(
            SignatureAndHashAlgorithm.rsa_pss_rsae_sha256,
            algorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa),
            algorithm(HashAlgorithm.sha1, SignatureAlgorithm.rsa));

    private static final List<SignatureAndHashAlgorithm> EC_SIGNATURES = List.of(
            algorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa),
            algorithm(HashAlgorithm.sha1, SignatureAlgorithm.ecdsa));

    private final BcTlsCrypto bc;
    private final TlsAnswer.Handshake script;

    PracticeTlsServer(BcTlsCrypto bc, TlsAnswer.Handshake script) {
        super(bc);
        this.bc = bc;
        this.script = script;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return script.newest().downTo(script.oldest());
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        if (!script.cipherSuites().isEmpty()) {
            return script.cipherSuites().stream().mapToInt(Integer::intValue).toArray();
        }
        return (script.certificate().hasRsaKey() ? USUAL_WITH_RSA : USUAL_WITH_EC).clone();
    }

    /** Takes a client that says nothing of secure renegotiation (RFC 5746), as Windows does unless told otherwise (KB980436); scanners are such. */
    @Override
    public void notifySecureRenegotiation(boolean offered) {}

    @Override
    public TlsCredentials getCredentials() throws IOException {
        int keyExchange = context.getSecurityParametersHandshake().getKeyExchangeAlgorithm();
        if (keyExchange == KeyExchangeAlgorithm.RSA) {
            return new BcDefaultTlsCredentialedDecryptor(
                    bc, chain(), script.certificate().bcPrivateKey());
        }
        return signer();
    }

    private TlsCredentialedSigner signer() throws IOException {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                bc,
                script.certificate().bcPrivateKey(),
                chain(),
                TlsUtils.isTLSv12(context) ? signature() : null);
    }

    /** A TLS 1.2 client that names no algorithms gets SHA-1, RFC 5246 section 7.4.1.4.1. */
    private SignatureAndHashAlgorithm signature() {
        List<?> offered = context.getSecurityParametersHandshake().getClientSigAlgs();
        var ours = script.certificate().hasRsaKey() ? RSA_SIGNATURES : EC_SIGNATURES;
        return ours.stream()
                .filter(algorithm -> offered != null && offered.contains(algorithm))
                .findFirst()
                .orElse(ours.getLast());
    }

    private Certificate chain() throws IOException {
        var certificates = script.certificate().chain();
        var entries = new CertificateEntry[certificates.size()];
        for (int i = 0; i < entries.length; i++) {
            TlsCertificate certificate =
                    bc.createCertificate(certificates.get(i).der());
            entries[i] = new CertificateEntry(certificate, null);
        }
        // TLS 1.3 wants a request context, empty for servers; older versions must not have one.
        return new Certificate(TlsUtils.isTLSv13(context) ? TlsUtils.EMPTY_BYTES : null, entries);
    }

    private static SignatureAndHashAlgorithm algorithm(short hash, short signature) {
        return SignatureAndHashAlgorithm.getInstance(hash, signature);
    }
}
