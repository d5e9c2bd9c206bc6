package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.probe.FailureKind;
import dev.redial.probe.Observation;
import dev.redial.probe.Observation.TlsBroken;
import dev.redial.probe.Observation.TlsOpened;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges TLS handshakes: how far they came, what was agreed, and what a path does to them. */
final class TlsAssessor {

    private static final List<String> VERSIONS = List.of("1.0", "1.1", "1.2", "1.3");

    private final CertificateAssessor certificates;

    TlsAssessor(CertificateAssessor certificates) {
        this.certificates = certificates;
    }

    static Finding failed(FailureKind kind, String detail) {
        return Finding.of(TLS_MALFORMED, "detail", kind == FailureKind.MALFORMED ? detail : "records");
    }

    List<Finding> main(Observation.TlsAnswer answer, Seen seen, ProbeResult result) {
        return switch (answer) {
            case TlsOpened opened -> opened(opened, seen);
            case TlsBroken broken -> broken(broken, seen, Seconds.of(result));
            case Observation.TlsRefusedInPlain r -> List.of(Finding.of(TLS_REFUSED_IN_PLAIN));
            case Observation.TlsVersionChosen v -> List.of(); // an answer to side questions only
            case Observation.TlsTooOld(var version) -> List.of(Finding.of(TLS_TOO_OLD, "version", version));
        };
    }

    private List<Finding> opened(TlsOpened opened, Seen seen) {
        List<Finding> found = new ArrayList<>();
        found.add(
                old(opened.version())
                        ? Finding.of(TLS_TOO_OLD, "version", opened.version())
                        : Finding.of(TLS_OK, "version", opened.version(), "cipher", opened.cipher()));
        if (weak(opened.cipher())) {
            found.add(Finding.of(TLS_WEAK_CIPHER, "cipher", opened.cipher()));
        }
        found.addAll(certificates.assess(opened.chain(), seen));
        return found;
    }

    static boolean old(String version) {
        return version.equals("1.0") || version.equals("1.1");
    }

    /** RFC 7465 (RC4), RFC 8429 and NIST SP 800-131A (triple DES); the rest is no encryption at all. */
    private static boolean weak(String cipher) {
        return cipher.contains("RC4")
                || cipher.contains("3DES")
                || cipher.contains("_NULL_")
                || cipher.contains("EXPORT");
    }

    private List<Finding> broken(TlsBroken broken, Seen seen, String seconds) {
        List<Finding> found = new ArrayList<>();
        found.add(whereItBroke(broken, seconds));
        if (!broken.chain().isEmpty()) {
            found.addAll(certificates.assess(broken.chain(), seen));
        }
        return found;
    }

    private static Finding whereItBroke(TlsBroken broken, String seconds) {
        Optional<Integer> alert = broken.alert();
        if (alert.isPresent()) {
            return alert(alert.get());
        }
        if (broken.kind() == FailureKind.MALFORMED || broken.kind() == FailureKind.TOO_MUCH) {
            return Finding.of(TLS_MALFORMED, "detail", broken.kind() == FailureKind.TOO_MUCH ? "too-long" : "records");
        }
        if (broken.kind() == FailureKind.READ_TIMEOUT || broken.kind() == FailureKind.UNFINISHED) {
            return Finding.of(
                    TLS_STALLED,
                    "seconds",
                    seconds,
                    "delivery",
                    broken.delivery().id());
        }
        return switch (broken.phase()) {
            case BEFORE_HELLO -> Finding.of(TLS_CLOSED_BEFORE_HELLO);
            case AFTER_HELLO ->
                Finding.of(broken.kind() == FailureKind.RESET ? TLS_RESET_AFTER_HELLO : TLS_CLOSED_AFTER_HELLO);
            case AFTER_SERVER_HELLO -> Finding.of(TLS_INTERRUPTED, "phase", "after-server-hello");
            case AFTER_CERTIFICATE -> Finding.of(TLS_INTERRUPTED, "phase", "after-certificate");
        };
    }

    /** RFC 8446 section 6.2: 40 handshake_failure is the answer to an offer without a common suite. */
    private static Finding alert(int number) {
        return number == 40
                ? Finding.of(TLS_NO_COMMON_CIPHER)
                : Finding.of(TLS_ALERT, "number", String.valueOf(number));
    }

    static List<Finding> together(Measured measured) {
        List<Finding> found = new ArrayList<>();
        versions(measured).ifPresent(found::add);
        if (refused(measured, ProbeId.TLS_12)) {
            found.add(Finding.of(TLS_ONLY_1_3));
        }
        largePacketsLost(measured).ifPresent(found::add);
        return found;
    }

    /** Which versions the host takes, as far as it was asked and said so. */
    private static Optional<Finding> versions(Measured measured) {
        if (!measured.ended(ProbeId.TLS_12, ProbeId.OLD_TLS)
                || !(measured.seen(ProbeId.TLS).orElse(null) instanceof TlsOpened main)) {
            return Optional.empty();
        }
        Set<String> accepted = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        add(Optional.of(main), "1.3", accepted, refused);
        add(measured.seen(ProbeId.TLS_12), "1.2", accepted, refused);
        add(measured.seen(ProbeId.OLD_TLS), "1.1", accepted, refused);
        if (refused(measured, ProbeId.TLS_12)) {
            refused.add("1.2");
        }
        if (refused(measured, ProbeId.OLD_TLS)) {
            refused.addAll(List.of("1.0", "1.1"));
        }
        return Optional.of(Finding.of(
                TLS_VERSIONS, "accepted", String.join(", ", accepted), "refused", String.join(", ", refused)));
    }

    /** A host takes the newest version that both know, so that those between it and our newest are refused. */
    private static void add(Optional<Observation> seen, String newest, Set<String> accepted, Set<String> refused) {
        String version = seen.map(TlsAssessor::version).orElse("");
        if (VERSIONS.contains(version)) {
            accepted.add(version);
            refused.addAll(VERSIONS.subList(VERSIONS.indexOf(version) + 1, VERSIONS.indexOf(newest) + 1));
        }
    }

    private static String version(Observation seen) {
        if (seen instanceof Observation.TlsVersionChosen(var version)) {
            return version;
        }
        return seen instanceof TlsOpened opened ? opened.version() : "";
    }

    private static boolean refused(Measured measured, ProbeId side) {
        return measured.seen(side).orElse(null) instanceof TlsBroken broken
                && broken.kind() != FailureKind.READ_TIMEOUT
                && broken.phase() == Observation.TlsPhase.AFTER_HELLO;
    }

    /**
     * The small hello is answered, the usual one was not: size is what the path minds, whether it lost our hello or the host's long answer. Where the
     * small one stays unanswered as well, it is not.
     */
    private static Optional<Finding> largePacketsLost(Measured measured) {
        if (measured.seen(ProbeId.SMALL_HELLO).orElse(null) instanceof Observation.SmallHelloAnswered) {
            return Optional.of(Finding.of(LARGE_PACKETS_LOST));
        }
        return measured.failure(ProbeId.SMALL_HELLO)
                .filter(FailureKind.READ_TIMEOUT::equals)
                .map(silent -> Finding.of(SMALL_HELLO_UNANSWERED));
    }
}
