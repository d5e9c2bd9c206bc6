package dev.redial.hostile;

import java.io.IOException;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedDecryptor;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsRawKeyCertificate;

/** The server's side of a handshake, with whatever certificates a case has; here nobody looks at them. */
final class HostileTlsServer extends DefaultTlsServer {

    private static final int[] SUITES = {
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA
    };

    /** Only hashes that fit a 1024-bit key; best first. */
    private static final List<SignatureAndHashAlgorithm> SIGNATURES = List.of(
            SignatureAndHashAlgorithm.rsa_pss_rsae_sha256,
            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.rsa),
            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha1, SignatureAlgorithm.rsa));

    private final BcTlsCrypto bc;
    private final HostileCertificate certificate;
    private final boolean asksForClientCertificate;

    HostileTlsServer(BcTlsCrypto bc, String profile) {
        super(bc);
        this.bc = bc;
        this.asksForClientCertificate = profile.equals("client-auth");
        this.certificate = HostileCertificate.of(asksForClientCertificate ? "ok" : profile);
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv10);
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return SUITES.clone();
    }

    @Override
    public TlsCredentials getCredentials() throws IOException {
        var key = PrivateKeyFactory.createKey(certificate.key().getEncoded());
        if (context.getSecurityParametersHandshake().getKeyExchangeAlgorithm() == KeyExchangeAlgorithm.RSA) {
            return new BcDefaultTlsCredentialedDecryptor(bc, chain(), key);
        }
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context), bc, key, chain(), TlsUtils.isTLSv12(context) ? signature() : null);
    }

    private SignatureAndHashAlgorithm signature() {
        List<?> offered = context.getSecurityParametersHandshake().getClientSigAlgs();
        return SIGNATURES.stream()
                .filter(algorithm -> offered != null && offered.contains(algorithm))
                .findFirst()
                .orElse(SIGNATURES.getLast());
    }

    private Certificate chain() throws IOException {
        CertificateEntry[] entries = new CertificateEntry[certificate.chain().size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new CertificateEntry(raw(certificate.chain().get(i)), null);
        }
        return new Certificate(TlsUtils.isTLSv13(context) ? TlsUtils.EMPTY_BYTES : null, entries);
    }

    private TlsCertificate raw(byte[] der) throws IOException {
        return new BcTlsRawKeyCertificate(bc, certificate.publicKey()) {
            @Override
            public byte[] getEncoded() {
                return der;
            }
        };
    }

    @Override
    @SuppressWarnings({"NullAway", "JdkObsolete"}) // the library's interface: null for "not asked", vectors
    public CertificateRequest getCertificateRequest() throws IOException {
        if (!asksForClientCertificate) {
            return null;
        }
        Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>(SIGNATURES);
        return TlsUtils.isTLSv13(context)
                ? new CertificateRequest(TlsUtils.EMPTY_BYTES, algorithms, null, null)
                : new CertificateRequest(
                        new short[] {ClientCertificateType.rsa_sign},
                        TlsUtils.isTLSv12(context) ? algorithms : null,
                        null);
    }

    @Override
    public void notifyClientCertificate(Certificate ignored) {}
}
