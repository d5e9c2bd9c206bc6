package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.probe.Attempt;
import dev.redial.probe.Observation;
import dev.redial.probe.Observation.CertificateChain;
import dev.redial.probe.ProbeResult;
import dev.redial.rdp.PeerText;
import dev.redial.target.HostName;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        Optional<String> ownName = seen.results().stream()
                .map(ProbeResult::attempt)
                .flatMap(CertificateAssessor::dnsComputer)
                .findFirst();
        return assess(CertificateOwner.HOST, chain, seen.name(), ownName, seen.now());
    }

    private static Stream<String> dnsComputer(Attempt attempt) {
        return attempt instanceof Attempt.Answered(Observation.Challenged challenged)
                ? challenged.challenge().dnsComputer().stream()
                : Stream.empty();
    }

    /**
     * The certificate of a host or a gateway.
     *
     * @param chain as sent; without any there is nothing to judge
     * @param dialled the name that a client compares it with
     * @param now the time against which it is judged
     */
    List<Finding> assess(CertificateOwner owner, CertificateChain chain, HostName dialled, Instant now) {
        return assess(owner, chain, dialled, Optional.empty(), now);
    }

    private List<Finding> assess(
            CertificateOwner owner, CertificateChain chain, HostName dialled, Optional<String> ownName, Instant now) {
        if (chain.isEmpty()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        ReadCertificate.of(chain.der().getFirst())
                .ifPresent(own -> found.addAll(new Judgement(owner, own, dialled, ownName, now).of(chain)));
        found.addAll(asSent(owner, chain));
        return found.stream().map(f -> f.during(owner.stage())).toList();
    }

    /** What came, for those who look closer. What cannot be read is kept by its fingerprint. */
    private static List<Finding> asSent(CertificateOwner owner, CertificateChain chain) {
        List<Finding> found = new ArrayList<>();
        String count = String.valueOf(chain.der().size());
        for (byte[] der : chain.der().stream().limit(CertificatePath.LONGEST).toList()) {
            String position = String.valueOf(found.size() + 1);
            found.add(ReadCertificate.of(der)
                    .map(read -> seen(owner, read, der, position, count))
                    .orElseGet(() -> unreadable(owner, der, position, count)));
        }
        return found;
    }

    private static Finding seen(
            CertificateOwner owner, ReadCertificate read, byte[] der, String position, String count) {
        return Finding.of(
                CERTIFICATE_SEEN,
                "on",
                owner.id(),
                "position",
                position,
                "count",
                count,
                "subject",
                read.subject(),
                "issuer",
                read.issuer(),
                "notBefore",
                day(read.notBefore()),
                "notAfter",
                day(read.notAfter()),
                "key",
                read.key(),
                "signature",
                read.signature(),
                "fingerprint",
                ReadCertificate.fingerprint(der));
    }

    /** One further up only shortens the chain. */
    private static Finding unreadable(CertificateOwner owner, byte[] der, String position, String count) {
        Finding finding = Finding.of(
                CERTIFICATE_UNREADABLE,
                "on",
                owner.id(),
                "position",
                position,
                "count",
                count,
                "bytes",
                String.valueOf(der.length),
                "fingerprint",
                ReadCertificate.fingerprint(der));
        return position.equals("1") ? finding : finding.as(Severity.NOTE);
    }

    private static String day(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    }

    /** One certificate that can be read, in the making of its findings. */
    private final class Judgement {
        private final CertificateOwner owner;
        private final ReadCertificate own;
        private final HostName dialled;
        private final Optional<String> ownName;
        private final Instant now;
        private final List<Finding> found = new ArrayList<>();

        Judgement(
                CertificateOwner owner, ReadCertificate own, HostName dialled, Optional<String> ownName, Instant now) {
            this.owner = owner;
            this.own = own;
            this.dialled = dialled;
            this.ownName = ownName;
            this.now = now;
        }

        List<Finding> of(CertificateChain chain) {
            validity();
            name();
            if (own.selfSigned()) {
                add(CERTIFICATE_SELF_SIGNED, owner.selfSigned(), "subject", own.subject());
                strength(own);
            } else {
                CertificatePath.Walk walk = path.from(chain, now);
                issuer(walk.end());
                strength(own);
                walk.above().forEach(this::above);
            }
            purpose();
            if (found.stream().noneMatch(f -> f.severity().compareTo(Severity.NOTE) < 0)) {
                add(CERTIFICATE_OK, "subject", own.subject(), "notAfter", day(own.notAfter()), "checked", checked());
            }
            return found;
        }

        private void add(FindingCode code, String... args) {
            add(code, code.severity(), args);
        }

        private void add(FindingCode code, Severity severity, String... args) {
            List<String> all = new ArrayList<>(List.of("on", owner.id()));
            all.addAll(List.of(args));
            found.add(Finding.of(code, all.toArray(String[]::new)).as(severity));
        }

        /** "In order" is said of what was found in order, never of what a note beside it is about. */
        private String checked() {
            if (!own.selfSigned()) {
                return "everything";
            }
            return own.covers(dialled) ? "itself-and-name" : "itself";
        }

        private void validity() {
            if (now.isAfter(own.notAfter())) {
                add(CERTIFICATE_EXPIRED, "notAfter", day(own.notAfter()));
            } else if (now.isBefore(own.notBefore())) {
                add(CERTIFICATE_NOT_YET_VALID, "notBefore", day(own.notBefore()));
            } else if (now.plus(SOON).isAfter(own.notAfter())) {
                long days = ChronoUnit.DAYS.between(now, own.notAfter());
                add(CERTIFICATE_EXPIRES_SOON, "notAfter", day(own.notAfter()), "days", String.valueOf(days));
            }
        }

        private void name() {
            if (own.alternativeNames().isEmpty()) {
                add(CERTIFICATE_NO_SAN, "subject", own.subject());
            }
            if (own.covers(dialled)) {
                return;
            }
            List<String> args = new ArrayList<>(List.of("typed", dialled.ascii()));
            if (!own.names().isEmpty()) {
                args.addAll(List.of("names", PeerText.clean(String.join(", ", own.names()))));
            }
            NameToUse.among(own.dnsNames(), ownName).ifPresent(use -> args.addAll(List.of("use", use)));
            // Windows' own certificate names the computer alone; clients ask about it as self-signed anyway.
            Severity severity = own.selfSigned() ? owner.selfSigned() : owner.distrust();
            add(CERTIFICATE_NAME_MISMATCH, severity, args.toArray(String[]::new));
        }

        private void issuer(CertificatePath.End end) {
            String issuer = own.issuer();
            switch (end) {
                case TRUSTED -> add(CERTIFICATE_REVOCATION_NOT_CHECKED);
                case ISSUER_NOT_SENT -> add(CERTIFICATE_INTERMEDIATE_MISSING, "issuer", issuer);
                case ISSUER_UNKNOWN -> {
                    add(CERTIFICATE_UNTRUSTED_ISSUER, owner.distrust(), "issuer", issuer);
                    add(CERTIFICATE_INTERMEDIATE_MISSING, Severity.NOTE, "issuer", issuer);
                }
                case UNTRUSTED -> add(CERTIFICATE_UNTRUSTED_ISSUER, owner.distrust(), "issuer", issuer);
            }
        }

        private void above(X509Certificate authority) {
            Optional<ReadCertificate> read = reread(authority);
            read.ifPresent(this::strength);
            read.filter(r -> now.isAfter(r.notAfter()))
                    .ifPresent(r -> add(
                            CERTIFICATE_ISSUER_EXPIRED,
                            owner.distrust(),
                            "issuer",
                            r.subject(),
                            "notAfter",
                            day(r.notAfter())));
        }

        private static Optional<ReadCertificate> reread(X509Certificate authority) {
            try {
                return ReadCertificate.of(authority.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate that was read can be written", e);
            }
        }

        private void strength(ReadCertificate one) {
            one.weakKey().ifPresent(key -> add(CERTIFICATE_WEAK_KEY, "subject", one.subject(), "key", key));
            one.weakSignature()
                    .ifPresent(a -> add(CERTIFICATE_WEAK_SIGNATURE, "subject", one.subject(), "algorithm", a));
        }

        private void purpose() {
            if (!own.forServers(owner)) {
                add(CERTIFICATE_WRONG_PURPOSE);
            }
            if (!own.usableForKeyExchange()) {
                add(CERTIFICATE_BAD_KEY_USAGE);
            }
        }
    }
}
