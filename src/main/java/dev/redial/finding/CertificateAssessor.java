package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.probe.Observation.CertificateChain;
import dev.redial.rdp.PeerText;
import dev.redial.target.HostName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a certificate as clients of Remote Desktop do: a self-signed one is the normal case for a host, and of no use for a gateway. Nothing
 * is fetched: the addresses in a certificate are never called.
 */
final class CertificateAssessor {

    private static final Duration SOON = Duration.ofDays(14);

    private final CertificatePath path;

    CertificateAssessor(TrustAnchors trust) {
        this.path = new CertificatePath(trust);
    }

    /** The host's certificate, against the name that the person typed. */
    List<Finding> assess(CertificateChain chain, Seen seen) {
        return assess(CertificateOwner.HOST, chain, seen.name(), seen.now());
    }

    /**
     * The certificate of a host or a gateway.
     *
     * @param chain as sent; without any there is nothing to judge
     * @param dialled the name that a client compares it with
     * @param now the time against which it is judged
     */
    List<Finding> assess(CertificateOwner owner, CertificateChain chain, HostName dialled, Instant now) {
        if (chain.isEmpty()) {
            return List.of();
        }
        List<Finding> found = ReadCertificate.of(chain.der().getFirst())
                .map(own -> judge(owner, own, chain, dialled, now))
                .orElseGet(() -> List.of(Finding.of(CERTIFICATE_UNREADABLE, "on", owner.id())));
        return found.stream().map(f -> f.during(owner.stage())).toList();
    }

    private List<Finding> judge(
            CertificateOwner owner, ReadCertificate own, CertificateChain chain, HostName dialled, Instant now) {
        List<Finding> found = new ArrayList<>();
        validity(owner, own, now, found);
        name(owner, own, dialled, found);
        issuer(owner, own, chain, now, found);
        strength(owner, own, found);
        purpose(owner, own, found);
        boolean fine = found.stream().noneMatch(f -> f.severity().compareTo(Severity.NOTE) < 0);
        if (fine) {
            found.add(Finding.of(
                    CERTIFICATE_OK, "on", owner.id(), "subject", own.subject(), "notAfter", day(own.notAfter())));
        }
        return found;
    }

    private static void validity(CertificateOwner owner, ReadCertificate own, Instant now, List<Finding> found) {
        if (now.isAfter(own.notAfter())) {
            found.add(Finding.of(CERTIFICATE_EXPIRED, "on", owner.id(), "notAfter", day(own.notAfter())));
        } else if (now.isBefore(own.notBefore())) {
            found.add(Finding.of(CERTIFICATE_NOT_YET_VALID, "on", owner.id(), "notBefore", day(own.notBefore())));
        } else if (now.plus(SOON).isAfter(own.notAfter())) {
            found.add(Finding.of(
                    CERTIFICATE_EXPIRES_SOON,
                    "on",
                    owner.id(),
                    "notAfter",
                    day(own.notAfter()),
                    "days",
                    String.valueOf(ChronoUnit.DAYS.between(now, own.notAfter()))));
        }
    }

    private static void name(CertificateOwner owner, ReadCertificate own, HostName typed, List<Finding> found) {
        if (own.alternativeNames().isEmpty()) {
            found.add(Finding.of(CERTIFICATE_NO_SAN, "on", owner.id(), "subject", own.subject()));
        }
        if (!own.covers(typed)) {
            Finding mismatch = Finding.of(
                    CERTIFICATE_NAME_MISMATCH,
                    "on",
                    owner.id(),
                    "typed",
                    typed.ascii(),
                    "names",
                    PeerText.clean(String.join(", ", own.names())));
            // Windows' own certificate names the computer alone; clients ask about it as self-signed anyway.
            found.add(mismatch.as(own.selfSigned() ? owner.selfSigned() : owner.distrust()));
        }
    }

    private void issuer(
            CertificateOwner owner, ReadCertificate own, CertificateChain chain, Instant now, List<Finding> found) {
        if (own.selfSigned()) {
            found.add(Finding.of(CERTIFICATE_SELF_SIGNED, "on", owner.id(), "subject", own.subject())
                    .as(owner.selfSigned()));
            return;
        }
        switch (path.from(chain, now)) {
            case TRUSTED -> found.add(Finding.of(CERTIFICATE_REVOCATION_NOT_CHECKED, "on", owner.id()));
            case ISSUER_NOT_SENT ->
                found.add(Finding.of(CERTIFICATE_INTERMEDIATE_MISSING, "on", owner.id(), "issuer", own.issuer()));
            case ISSUER_UNKNOWN -> {
                found.add(Finding.of(CERTIFICATE_UNTRUSTED_ISSUER, "on", owner.id(), "issuer", own.issuer())
                        .as(owner.distrust()));
                found.add(Finding.of(CERTIFICATE_INTERMEDIATE_MISSING, "on", owner.id(), "issuer", own.issuer())
                        .as(Severity.NOTE));
            }
            case UNTRUSTED ->
                found.add(Finding.of(CERTIFICATE_UNTRUSTED_ISSUER, "on", owner.id(), "issuer", own.issuer())
                        .as(owner.distrust()));
        }
    }

    private static void strength(CertificateOwner owner, ReadCertificate own, List<Finding> found) {
        own.weakKey().ifPresent(key -> found.add(Finding.of(CERTIFICATE_WEAK_KEY, "on", owner.id(), "key", key)));
        own.weakSignature()
                .ifPresent(a -> found.add(Finding.of(CERTIFICATE_WEAK_SIGNATURE, "on", owner.id(), "algorithm", a)));
    }

    private static void purpose(CertificateOwner owner, ReadCertificate own, List<Finding> found) {
        if (!own.forServers()) {
            found.add(Finding.of(CERTIFICATE_WRONG_PURPOSE, "on", owner.id()));
        }
        if (!own.usableForKeyExchange()) {
            found.add(Finding.of(CERTIFICATE_BAD_KEY_USAGE, "on", owner.id()));
        }
    }

    private static String day(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    }
}
