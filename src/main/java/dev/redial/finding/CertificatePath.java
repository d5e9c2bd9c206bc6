package dev.redial.finding;

import dev.redial.probe.Observation.CertificateChain;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a chain, as it was sent, leads to a trusted authority: by names, signatures, and what an authority may do (RFC 5280 section 6.1).
 * Dates count for nothing here, for expiry is a finding of its own, and there may be no moment at which all of a chain was valid. Nothing is
 * fetched: a certificate's own addresses are never called.
 */
final class CertificatePath {

    /** Where a chain leads. */
    enum End {
        TRUSTED,
        /** Its issuer was not sent along, and belongs to an authority that publishes where to get it. */
        ISSUER_NOT_SENT,
        /** Its issuer was not sent along: a certificate in between is missing, or the issuer is a company's own authority. */
        ISSUER_UNKNOWN,
        /** It ends at an authority that is not among the trusted ones, or at a signature that is not its issuer's. */
        UNTRUSTED
    }

    /** What was walked. @param above the certificates that vouch for the first one, in order, each signature verified */
    record Walk(End end, List<X509Certificate> above) {}

    /** A chain of more is not one that a client would walk. */
    static final int LONGEST = 10;

    /** The largest key of an authority in use is RSA 4096; what is larger only costs us time. */
    private static final int LARGEST_RSA_BITS = 8_192;

    /** RFC 5280 section 4.2.2.1: where the issuer's certificate can be had. Read as a sign, never called. */
    private static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

    /** RFC 5280 section 4.2.1.3, keyCertSign. */
    private static final int MAY_SIGN_CERTIFICATES = 5;

    private final List<X509Certificate> anchors;

    CertificatePath(TrustAnchors trust) {
        anchors = trust.anchors().stream()
                .map(TrustAnchor::getTrustedCert)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Where this chain leads, by way of valid certificates if there is such a way. */
    Walk from(CertificateChain chain, Instant now) {
        List<X509Certificate> sent = read(chain);
        if (sent.isEmpty()) {
            return new Walk(End.UNTRUSTED, List.of());
        }
        Walk throughValid = walk(sent, above -> !above.getNotAfter().toInstant().isBefore(now));
        return throughValid.end == End.TRUSTED ? throughValid : walk(sent, above -> true);
    }

    /** Breadth first, each certificate once: the shortest way has the best standing with path length limits. */
    private Walk walk(List<X509Certificate> sent, Predicate<X509Certificate> usable) {
        Set<X509Certificate> met = new HashSet<>(List.of(sent.getFirst()));
        Deque<List<X509Certificate>> open = new ArrayDeque<>(List.of(List.of(sent.getFirst())));
        List<X509Certificate> furthest = open.getFirst();
        while (!open.isEmpty()) {
            List<X509Certificate> way = open.removeFirst();
            furthest = way;
            X509Certificate last = way.getLast();
            if (anchors.contains(last)) {
                return new Walk(End.TRUSTED, above(way));
            }
            Optional<X509Certificate> anchor =
                    anchors.stream().filter(usable).filter(a -> issued(a, last)).findFirst();
            if (anchor.isPresent()) {
                return new Walk(End.TRUSTED, above(and(way, anchor.get())));
            }
            sent.stream()
                    .filter(usable)
                    .filter(c -> !met.contains(c) && mayFollow(way, c) && issued(c, last))
                    .forEach(c -> {
                        met.add(c);
                        open.add(and(way, c));
                    });
        }
        return new Walk(end(furthest.getLast(), sent), above(furthest));
    }

    private static List<X509Certificate> and(List<X509Certificate> way, X509Certificate next) {
        return Stream.concat(way.stream(), Stream.of(next)).toList();
    }

    private static List<X509Certificate> above(List<X509Certificate> way) {
        return way.subList(1, way.size());
    }

    private End end(X509Certificate last, List<X509Certificate> sent) {
        // One of the issuer's name is there and did not make this signature, or must not.
        boolean impostor = Stream.concat(sent.stream(), anchors.stream())
                .anyMatch(c -> !c.equals(last) && c.getSubjectX500Principal().equals(last.getIssuerX500Principal()));
        if (selfIssued(last) || impostor) {
            return End.UNTRUSTED;
        }
        return last.getExtensionValue(AUTHORITY_INFORMATION_ACCESS) == null ? End.ISSUER_UNKNOWN : End.ISSUER_NOT_SENT;
    }

    private static boolean selfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /** RFC 5280 sections 4.2.1.9 and 4.2.1.3: an authority, not too far up, that may sign certificates. */
    private static boolean mayFollow(List<X509Certificate> way, X509Certificate issuer) {
        long between = above(way).stream().filter(c -> !selfIssued(c)).count();
        boolean[] usage = issuer.getKeyUsage();
        return issuer.getBasicConstraints() >= between && (usage == null || usage[MAY_SIGN_CERTIFICATES]);
    }

    private static boolean issued(X509Certificate issuer, X509Certificate child) {
        if (!issuer.getSubjectX500Principal().equals(child.getIssuerX500Principal()) || costly(issuer.getPublicKey())) {
            return false;
        }
        try {
            child.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // A hostile certificate may bring the provider to either.
            return false;
        }
    }

    /** Whether a hostile key could cost more than a moment. EC keys are of the three curves that the runtime knows. */
    private static boolean costly(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() > LARGEST_RSA_BITS
                        || rsa.getPublicExponent().compareTo(LONG) > 0;
            case ECPublicKey ec -> false;
            case EdECPublicKey ed -> false;
            default -> true;
        };
    }

    private static final BigInteger LONG = BigInteger.valueOf(Long.MAX_VALUE);

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
