package dev.redial.handover.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS 1.2 or newer over a connection that we opened, with certificate and name verified. Unlike a probe, which looks at what a host has, a letter must
 * reach only whom it is meant for; so this is the platform's TLS and not the tolerant one.
 */
public final class VerifiedTls extends SSLSocketFactory {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final SSLSocketFactory platform;

    /** @param anchors whom to trust */
    public VerifiedTls(Set<TrustAnchor> anchors) {
        platform = context(anchors).getSocketFactory();
    }

    private static SSLContext context(Set<TrustAnchor> anchors) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (TrustAnchor anchor : anchors) {
                store.setCertificateEntry("anchor" + number++, anchor.getTrustedCert());
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JVM's TLS cannot be set up", e);
        }
    }

    /** Shakes hands over an open connection. @param host whose name the certificate must hold */
    Socket over(Wire wire, String host, int port) throws IOException {
        SSLSocket socket = createSocket(wire, host, port, true);
        socket.startHandshake();
        return socket;
    }

    @Override
    public SSLSocket createSocket(Socket open, String host, int port, boolean autoClose) throws IOException {
        if (!(platform.createSocket(open, host, port, autoClose) instanceof SSLSocket socket)) {
            throw new IllegalStateException("the JVM's TLS makes no TLS sockets");
        }
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(VERSIONS);
        socket.setSSLParameters(parameters);
        return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return platform.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return platform.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw dialled();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw dialled();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw dialled();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw dialled();
    }

    private static IllegalStateException dialled() {
        return new IllegalStateException("only what the policy approved is dialled, and only by Wire");
    }
}
