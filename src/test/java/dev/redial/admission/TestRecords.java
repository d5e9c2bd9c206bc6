package dev.redial.admission;

import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records for tests, stored in the way of real ones. */
public final class TestRecords {

    private TestRecords() {}

    /** Somebody's name of today, that nobody else has. */
    public static Pseudonym somebody() {
        return new Pseudonym(UUID.randomUUID().toString().replace("-", ""));
    }

    public static RunRecord refused(Pseudonym client, String host, String reason, Instant at) {
        return record(client, host, List.of(), Verdict.REFUSED, Optional.of(reason), at);
    }

    public static RunRecord measured(Pseudonym client, String host, String address, Instant at) {
        return record(client, host, List.of(address), Verdict.MEASURED, Optional.empty(), at);
    }

    /** What a session had measured. */
    public static RunRecord measuredIn(
            UUID session, Pseudonym client, String host, String gateway, String address, Instant at) {
        RunRecord record = measured(client, host, address, at);
        return new RunRecord(
                record.id(),
                at,
                record.client(),
                Optional.of(session),
                record.target(),
                record.host(),
                record.port(),
                Optional.of(gateway),
                record.addresses(),
                record.depth(),
                record.verdict(),
                record.reason(),
                record.policy(),
                record.traffic());
    }

    public static void note(RunRecord record) {
        Arc.container().instance(RunRecords.class).get().note(record);
    }

    private static RunRecord record(
            Pseudonym client,
            String host,
            List<String> addresses,
            Verdict verdict,
            Optional<String> reason,
            Instant at) {
        return new RunRecord(
                UUID.randomUUID(),
                at,
                client,
                Optional.empty(),
                Arc.container().instance(Pseudonyms.class).get().ofTarget(host),
                Optional.of(host),
                3389,
                Optional.empty(),
                addresses,
                "USUAL",
                verdict,
                reason,
                "policy0123456789",
                Optional.empty());
    }
}
