package dev.redial.desk;

import dev.redial.admission.Pseudonym;
import dev.redial.admission.RunRecords;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is searched for in the record, as it was typed; times are UTC. */
record RecordForm(String target, String client, String address, String from, String until) {

    private static final Duration USUAL = Duration.ofDays(1);

    static RecordForm of(
            @Nullable String target,
            @Nullable String client,
            @Nullable String address,
            @Nullable String from,
            @Nullable String until) {
        return new RecordForm(typed(target), typed(client), typed(address), typed(from), typed(until));
    }

    private static String typed(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    /** The last day, of everybody and everything. */
    static RecordForm empty(Clock clock) {
        LocalDateTime end = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        return new RecordForm("", "", "", end.minus(USUAL).toString(), end.toString());
    }

    /** All that there is of one client; the name it is known by stands for one day. */
    static RecordForm ofClient(String client, Clock clock, Duration kept) {
        RecordForm empty = empty(clock);
        String from = LocalDateTime.parse(empty.until()).minus(kept).toString();
        return new RecordForm("", client, "", from, empty.until());
    }

    /** What to search for; empty if something cannot be read. */
    Optional<RunRecords.Search> read(RunRecords records) {
        Optional<Instant> start = instant(from);
        Optional<Instant> end = instant(until);
        if (start.isEmpty() || end.isEmpty() || addressUnreadable(records)) {
            return Optional.empty();
        }
        Optional<List<Pseudonym>> clients = !address.isEmpty()
                ? records.namesOf(address)
                : Optional.of(client).filter(c -> !c.isEmpty()).map(c -> List.of(new Pseudonym(c)));
        return Optional.of(
                new RunRecords.Search(Optional.of(target).filter(t -> !t.isEmpty()), clients, start.get(), end.get()));
    }

    private boolean addressUnreadable(RunRecords records) {
        return !address.isEmpty() && records.namesOf(address).isEmpty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    RecordView.Typed shown(RunRecords records) {
        return new RecordView.Typed(
                target,
                client,
                address,
                from,
                until,
                addressUnreadable(records),
                instant(from).isEmpty() || instant(until).isEmpty());
    }
}
