package dev.redial.probe.net;

import dev.redial.probe.Observation.CertificateChain;
import dev.redial.probe.Observation.TlsOpened;
import dev.redial.probe.Observation.TlsPhase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.jspecify.annotations.Nullable;

/**
 * A TLS client that offers all a Remote Desktop client of the last fifteen years may offer, accepts any certificate, and notes what it
 * sees. Old versions and suites are on offer so that a host which knows nothing better is named and not only refused.
 */
class WatchingClient extends DefaultTlsClient {

    /** Suites that only old hosts need, after the library's own current ones. */
    private static final int[] OLD_SUITES = {
        CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256,
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA,
    };

    private final TlsRange range;
    private final TolerantCrypto tolerant;
    private final Optional<String> serverName;
    private final Runnable serverHello;
    private TlsPhase phase = TlsPhase.AFTER_HELLO;
    private @Nullable Integer alert;
    private String version = "";
    private String cipher = "";

    /** @param serverHello is told when the server has answered the ClientHello */
    WatchingClient(TlsRange range, Optional<String> serverName, Runnable serverHello) {
        this(range, serverName, serverHello, new TolerantCrypto());
    }

    private WatchingClient(TlsRange range, Optional<String> serverName, Runnable serverHello, TolerantCrypto tolerant) {
        super(tolerant);
        this.range = range;
        this.tolerant = tolerant;
        this.serverName = serverName;
        this.serverHello = serverHello;
    }

    TlsPhase phase() {
        return phase == TlsPhase.AFTER_SERVER_HELLO && !chain().isEmpty() ? TlsPhase.AFTER_CERTIFICATE : phase;
    }

    CertificateChain chain() {
        return tolerant.chain();
    }

    /** The version that the server chose, once it has. */
    Optional<String> version() {
        return version.isEmpty() ? Optional.empty() : Optional.of(version);
    }

    Optional<Integer> alert() {
        return Optional.ofNullable(alert);
    }

    TlsOpened opened() {
        return new TlsOpened(version, cipher, chain());
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return range.versions();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        int[] current = super.getSupportedCipherSuites();
        List<Integer> all = new ArrayList<>();
        for (int suite : current) {
            all.add(suite);
        }
        for (int suite : TlsUtils.getSupportedCipherSuites(getCrypto(), OLD_SUITES)) {
            if (!all.contains(suite)) {
                all.add(suite);
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    @SuppressWarnings({"JdkObsolete", "NullAway"}) // the library's interface: a Vector, null for "send none"
    protected Vector<ServerName> getSNIServerNames() {
        if (serverName.isEmpty()) {
            return null;
        }
        Vector<ServerName> names = new Vector<>();
        names.add(new ServerName(NameType.host_name, serverName.get().getBytes(StandardCharsets.US_ASCII)));
        return names;
    }

    @Override
    public void notifyServerVersion(ProtocolVersion selected) throws IOException {
        super.notifyServerVersion(selected);
        phase = TlsPhase.AFTER_SERVER_HELLO;
        serverHello.run();
        version = selected.getName().replace("TLS ", "");
    }

    @Override
    public void notifySelectedCipherSuite(int selected) {
        super.notifySelectedCipherSuite(selected);
        cipher = CipherSuiteNames.of(selected);
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        if (level == AlertLevel.fatal) {
            alert = description & 0xff;
        }
    }

    /** The library's own limit of 10 would lose an odd chain, which is the finding; its bytes are bounded anyway. */
    @Override
    public int getMaxCertificateChainLength() {
        return LineStreams.MOST_HANDSHAKE_BYTES;
    }

    /** The library's own limit of 32 KiB would lose a certificate with thousands of names. */
    @Override
    public int getMaxHandshakeMessageSize() {
        return LineStreams.MOST_HANDSHAKE_BYTES;
    }

    /** Weak signatures in a chain are the finding, and no reason to hang up before it. */
    @Override
    public boolean shouldCheckSigAlgOfPeerCerts() {
        return false;
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate sent) throws IOException {
                phase = TlsPhase.AFTER_CERTIFICATE;
            }

            @Override
            @SuppressWarnings("NullAway") // the library's interface: null for "no certificate of ours"
            public TlsCredentials getClientCredentials(CertificateRequest request) {
                return null;
            }
        };
    }
}
