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

/** Judges a host's certificate as clients of Remote Desktop do, where a self-signed one is the normal case. */
final class CertificateAssessor {

    private static final Duration SOON = Duration.ofDays(14);
    private static final String HOST = "host";

    private final CertificatePath path;

    CertificateAssessor(TrustAnchors trust) {
        this.path = new CertificatePath(trust);
    }

    List<Finding> assess(CertificateChain chain, Seen seen) {
        if (chain.isEmpty()) {
            return List.of();
        }
        return ReadCertificate.of(chain.der().getFirst())
                .map(own -> judge(own, chain, seen))
                .orElseGet(() -> List.of(Finding.of(CERTIFICATE_UNREADABLE, "on", HOST)));
    }

    private List<Finding> judge(ReadCertificate own, CertificateChain chain, Seen seen) {
        List<Finding> found = new ArrayList<>();
        validity(own, seen.now(), found);
        name(own, seen.name(), found);
        issuer(own, chain, seen.now(), found);
        strength(own, found);
        purpose(own, found);
        boolean fine = found.stream().noneMatch(f -> f.severity().compareTo(Severity.NOTE) < 0);
        if (fine) {
            found.add(
                    Finding.of(CERTIFICATE_OK, "on", HOST, "subject", own.subject(), "notAfter", day(own.notAfter())));
        }
        return found;
    }

    private static void validity(ReadCertificate own, Instant now, List<Finding> found) {
        if (now.isAfter(own.notAfter())) {
            found.add(Finding.of(CERTIFICATE_EXPIRED, "on", HOST, "notAfter", day(own.notAfter())));
        } else if (now.isBefore(own.notBefore())) {
            found.add(Finding.of(CERTIFICATE_NOT_YET_VALID, "on", HOST, "notBefore", day(own.notBefore())));
        } else if (now.plus(SOON).isAfter(own.notAfter())) {
            found.add(Finding.of(
                    CERTIFICATE_EXPIRES_SOON,
                    "on",
                    HOST,
                    "notAfter",
                    day(own.notAfter()),
                    "days",
                    String.valueOf(ChronoUnit.DAYS.between(now, own.notAfter()))));
        }
    }

    private static void name(ReadCertificate own, HostName typed, List<Finding> found) {
        if (own.alternativeNames().isEmpty()) {
            found.add(Finding.of(CERTIFICATE_NO_SAN, "on", HOST, "subject", own.subject()));
        }
        if (!own.covers(typed)) {
            Finding mismatch = Finding.of(
                    CERTIFICATE_NAME_MISMATCH,
                    "on",
                    HOST,
                    "typed",
                    typed.ascii(),
                    "names",
                    PeerText.clean(String.join(", ", own.names())));
            // Windows' own certificate names the computer alone; clients warn of it as self-signed anyway.
            found.add(own.selfSigned() ? mismatch.as(Severity.NOTE) : mismatch);
        }
    }

    private void issuer(ReadCertificate own, CertificateChain chain, Instant now, List<Finding> found) {
        if (own.selfSigned()) {
            found.add(Finding.of(CERTIFICATE_SELF_SIGNED, "on", HOST, "subject", own.subject()));
            return;
        }
        switch (path.from(chain, now)) {
            case TRUSTED -> found.add(Finding.of(CERTIFICATE_REVOCATION_NOT_CHECKED, "on", HOST));
            case ISSUER_NOT_SENT ->
                found.add(Finding.of(CERTIFICATE_INTERMEDIATE_MISSING, "on", HOST, "issuer", own.issuer()));
            case ISSUER_UNKNOWN -> {
                found.add(Finding.of(CERTIFICATE_UNTRUSTED_ISSUER, "on", HOST, "issuer", own.issuer()));
                found.add(Finding.of(CERTIFICATE_INTERMEDIATE_MISSING, "on", HOST, "issuer", own.issuer())
                        .as(Severity.NOTE));
            }
            case UNTRUSTED -> found.add(Finding.of(CERTIFICATE_UNTRUSTED_ISSUER, "on", HOST, "issuer", own.issuer()));
        }
    }

    private static void strength(ReadCertificate own, List<Finding> found) {
        own.weakKey().ifPresent(key -> found.add(Finding.of(CERTIFICATE_WEAK_KEY, "on", HOST, "key", key)));
        own.weakSignature()
                .ifPresent(a -> found.add(Finding.of(CERTIFICATE_WEAK_SIGNATURE, "on", HOST, "algorithm", a)));
    }

    private static void purpose(ReadCertificate own, List<Finding> found) {
        if (!own.forServers()) {
            found.add(Finding.of(CERTIFICATE_WRONG_PURPOSE, "on", HOST));
        }
        if (!own.usableForKeyExchange()) {
            found.add(Finding.of(CERTIFICATE_BAD_KEY_USAGE, "on", HOST));
        }
    }

    private static String day(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    }
}
