package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.Stage;
import dev.redial.rdp.NtlmChallenge;
import dev.redial.target.HostName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Judges the NTLM challenge: who the host says it is, and what time it thinks it is. */
final class IdentityAssessor {

    /** CredSSP 5 and 6 carry the correction of CVE-2018-0886 (MS-CSSP 2.2.1); updated clients refuse older hosts. */
    private static final int PATCHED_VERSION = 5;

    /** MS-ERREF 2.3.1: the host's policy forbids NTLM, the only way we ask. */
    private static final int STATUS_NTLM_BLOCKED = 0xC0000418;

    /** Kerberos refuses clocks that differ by more than five minutes (RFC 4120 section 1.6, Windows' default). */
    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(5);

    /** Below this a difference is not worth a word. */
    private static final Duration IGNORED_SKEW = Duration.ofSeconds(30);

    private final SystemAssessor systems = new SystemAssessor();

    static Finding failed(FailureKind kind, String detail, ProbeResult result) {
        return switch (kind) {
            case READ_TIMEOUT, UNFINISHED -> Finding.of(NLA_TIMEOUT, "seconds", Seconds.of(result));
            case CLOSED_BY_PEER, RESET -> Finding.of(NLA_CLOSED);
            case MALFORMED -> Finding.of(NLA_MALFORMED, "detail", detail);
            case TOO_MUCH -> Finding.of(NLA_MALFORMED, "detail", "too-long");
            case REFUSED, CONNECT_TIMEOUT, UNREACHABLE, NO_WAY_FROM_HERE, OUT_OF_TIME, OUR_BUG ->
                Finding.of(PROBE_BROKEN).during(Stage.NLA);
        };
    }

    List<Finding> assess(Observation.NlaAnswer answer, Seen context) {
        return switch (answer) {
            case Observation.Challenged challenged -> challenged(challenged, context);
            case Observation.CredSspRefused(int version, int status) -> List.of(refused(status));
        };
    }

    private static Finding refused(int status) {
        return Finding.of(
                status == STATUS_NTLM_BLOCKED ? NTLM_BLOCKED : NLA_ERROR, "status", "0x" + Integer.toHexString(status));
    }

    private List<Finding> challenged(Observation.Challenged seen, Seen context) {
        NtlmChallenge challenge = seen.challenge();
        List<Finding> found = new ArrayList<>();
        found.add(Finding.of(NLA_OK, "version", String.valueOf(seen.credSspVersion())));
        if (seen.credSspVersion() < PATCHED_VERSION) {
            found.add(Finding.of(CREDSSP_OLD, "version", String.valueOf(seen.credSspVersion())));
        }
        identity(challenge).ifPresent(found::add);
        systems.endOfSupport(challenge, context.now()).ifPresent(found::add);
        differs(challenge, context.name()).ifPresent(found::add);
        if (challenge.timestampImplausible()) {
            found.add(Finding.of(CLOCK_SKEW).as(Severity.NOTE));
        } else {
            challenge.timestamp().flatMap(t -> skew(t, seen)).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Finding> identity(NtlmChallenge challenge) {
        TreeMap<String, String> args = new TreeMap<>();
        challenge.netbiosComputer().ifPresent(v -> args.put("computer", v));
        challenge.netbiosDomain().ifPresent(v -> args.put("domain", v));
        challenge.dnsComputer().ifPresent(v -> args.put("dnsName", v));
        challenge.osBuild().ifPresent(v -> args.put("build", v.toString()));
        systems.system(challenge).ifPresent(v -> args.put("system", v));
        if (args.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                HOST_IDENTITY,
                HOST_IDENTITY.severity(),
                HOST_IDENTITY.stage(),
                Optional.empty(),
                args,
                Optional.empty()));
    }

    /** A name that was typed and none of the host's own may lead to another machine, or be an alias: worth a look, proof of nothing. */
    private static Optional<Finding> differs(NtlmChallenge challenge, HostName typed) {
        if (!(typed instanceof HostName.Dns dns)) {
            return Optional.empty();
        }
        String name = dns.ascii();
        String label = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        List<String> own = Stream.of(challenge.dnsComputer(), challenge.netbiosComputer())
                .flatMap(Optional::stream)
                .map(s -> s.toLowerCase(Locale.ROOT))
                .toList();
        // NetBIOS names are cut after 15 characters.
        String shortened = label.substring(0, Math.min(15, label.length()));
        boolean known = own.isEmpty() || own.contains(name) || own.contains(label) || own.contains(shortened);
        if (known) {
            return Optional.empty();
        }
        String computer = challenge.dnsComputer().or(challenge::netbiosComputer).orElse("");
        return Optional.of(NameToUse.among(List.of(computer), Optional.empty())
                .filter(NameToUse::full)
                .map(use -> Finding.of(HOST_NAME_DIFFERS, "typed", name, "computer", computer, "use", use))
                .orElseGet(() -> Finding.of(HOST_NAME_DIFFERS, "typed", name, "computer", computer)));
    }

    /** The host wrote its time about half a round trip before we read it. */
    private static Optional<Finding> skew(Instant hostTime, Observation.Challenged seen) {
        Duration half = seen.roundTrip().dividedBy(2);
        Duration ahead = Duration.between(seen.receivedAt().minus(half), hostTime);
        Duration size = ahead.abs();
        if (size.compareTo(IGNORED_SKEW.plus(half)) <= 0) {
            return Optional.empty();
        }
        Finding finding = Finding.of(
                CLOCK_SKEW,
                "seconds",
                String.valueOf(size.toSeconds()),
                "uncertainty",
                String.valueOf(Math.max(1, half.plusMillis(999).toSeconds())),
                "direction",
                ahead.isNegative() ? "behind" : "ahead");
        return Optional.of(size.compareTo(TOLERATED_SKEW) > 0 ? finding.as(Severity.PROBLEM) : finding);
    }
}
