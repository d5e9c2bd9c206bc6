package dev.redial.handover.net;

import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeKey;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.TrustAnchor;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A house's own certificate authority, and servers with its certificates. */
final class TestTls {

    static final PracticeCertificate AUTHORITY = PracticeCertificate.named("House CA")
            .key(PracticeKey.EC_P256)
            .authority()
            .selfSigned();

    private TestTls() {}

    /** Our side: whoever the house's authority vouches for is trusted. */
    static VerifiedTls trustingTheHouse() {
        return new VerifiedTls(Set.of(new TrustAnchor(AUTHORITY.certificate(), null)));
    }

    static PracticeCertificate issuedFor(String name) {
        return PracticeCertificate.named(name)
                .key(PracticeKey.EC_P256)
                .sans(name)
                .signedBy(AUTHORITY);
    }

    static PracticeCertificate selfSignedFor(String name) {
        return PracticeCertificate.named(name)
                .key(PracticeKey.EC_P256)
                .sans(name)
                .selfSigned();
    }

    /** The server's side. */
    static SSLContext server(PracticeCertificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("it", certificate.key(), new char[0], new Certificate[] {certificate.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
