package dev.redial.finding;

import dev.redial.probe.Observation.CertificateChain;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** Whether a chain, as it was sent, leads to a trusted authority. Nothing is fetched: a certificate's own addresses are never called. */
final class CertificatePath {

    /** Where a chain leads. */
    enum End {
        TRUSTED,
        /** Its issuer was not sent along, and belongs to an authority that publishes where to get it. */
        ISSUER_NOT_SENT,
        /** Its issuer was not sent along: a certificate in between is missing, or the issuer is a company's own authority. */
        ISSUER_UNKNOWN,
        /** It ends at an authority that is not among the trusted ones. */
        UNTRUSTED
    }

    /** A chain of more is not one that a client would walk. */
    private static final int LONGEST = 10;

    /** RFC 5280 section 4.2.2.1: where the issuer's certificate can be had. Read as a sign, never called. */
    private static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

    private final TrustAnchors trust;

    CertificatePath(TrustAnchors trust) {
        this.trust = trust;
    }

    /** Where this chain leads, whatever the dates in it say: expiry is a finding of its own. */
    End from(CertificateChain chain, Instant now) {
        List<X509Certificate> sent = read(chain);
        if (sent.isEmpty()) {
            return End.UNTRUSTED;
        }
        X509Certificate own = sent.getFirst();
        if (leadsToTrust(own, sent, now) || leadsToTrust(own, sent, whileAllWereValid(own, sent))) {
            return End.TRUSTED;
        }
        X509Certificate last = own;
        for (int i = 0; i < sent.size(); i++) {
            X509Certificate child = last;
            last = sent.stream()
                    .filter(c -> c != child && c.getSubjectX500Principal().equals(child.getIssuerX500Principal()))
                    .findFirst()
                    .orElse(child);
        }
        if (last.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
            return End.UNTRUSTED;
        }
        return last.getExtensionValue(AUTHORITY_INFORMATION_ACCESS) == null ? End.ISSUER_UNKNOWN : End.ISSUER_NOT_SENT;
    }

    /** The middle of the time at which the host's own certificate and the others sent are or were valid together, if there is one. */
    private static Instant whileAllWereValid(X509Certificate own, List<X509Certificate> sent) {
        Date from = own.getNotBefore();
        Date until = own.getNotAfter();
        for (X509Certificate certificate : sent) {
            Date later = certificate.getNotBefore().after(from) ? certificate.getNotBefore() : from;
            Date sooner = certificate.getNotAfter().before(until) ? certificate.getNotAfter() : until;
            if (later.before(sooner)) {
                from = later;
                until = sooner;
            }
        }
        return Instant.ofEpochMilli((from.getTime() + until.getTime()) / 2);
    }

    private boolean leadsToTrust(X509Certificate own, List<X509Certificate> sent, Instant at) {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(own);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(trust.anchors(), target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
            parameters.setRevocationEnabled(false);
            parameters.setMaxPathLength(LONGEST);
            parameters.setDate(Date.from(at));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // A hostile chain may bring the builder to either; it leads nowhere.
            return false;
        }
    }

    private static List<X509Certificate> read(CertificateChain chain) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] der : chain.der().stream().limit(LONGEST).toList()) {
            try {
                certificates.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            } catch (GeneralSecurityException | RuntimeException e) {
                // A broken certificate further up only shortens the chain; the host's own is read elsewhere.
                if (certificates.isEmpty()) {
                    return List.of();
                }
            }
        }
        return certificates;
    }
}
