package dev.redial.session;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Ended checks for tests, with findings as a peer's words would make them. */
public final class StoredChecks {

    private StoredChecks() {}

    /** Stores a check of the session's computer that has ended with these findings. */
    public static void add(SessionToken token, List<Finding> findings, String trace) {
        SessionStore sessions = Arc.container().instance(SessionStore.class).get();
        SessionStore.CheckStore checks =
                Arc.container().instance(SessionStore.CheckStore.class).get();
        QuarkusTransaction.requiringNew().run(() -> {
            SessionEntity session = sessions.byToken(token).orElseThrow();
            CheckEntity check = new CheckEntity();
            check.id = UUID.randomUUID();
            check.sessionId = session.id;
            check.number = checks.latest(session.id).map(c -> c.number + 1).orElse(1);
            check.status = CheckStatus.DONE.name();
            check.host = session.host;
            check.port = session.port;
            check.gateway = session.gateway;
            check.startedAt = Instant.parse("2026-11-22T10:00:00Z");
            check.millis = 12L;
            check.findings = FindingJson.write(findings);
            check.trace = trace;
            checks.persist(check);
        });
    }

    /** One finding of every code, each argument and the address being this text. */
    public static List<Finding> saying(String text) {
        return saying(text, FindingCode.values());
    }

    /** One finding of each of these codes, each argument and the address being this text. */
    public static List<Finding> saying(String text, FindingCode... codes) {
        return Arrays.stream(codes)
                .map(code -> Finding.of(
                                code,
                                code.args().stream()
                                        .flatMap(arg -> java.util.stream.Stream.of(arg, text))
                                        .toArray(String[]::new))
                        .at(text))
                .toList();
    }
}
