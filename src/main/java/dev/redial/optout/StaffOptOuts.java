package dev.redial.optout;

import dev.redial.target.Holding;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list as staff keep it. Each change says who made it; nothing is deleted. */
@ApplicationScoped
public class StaffOptOuts {

    private static final int LONGEST_CONTACT = 320;
    private static final int LONGEST_TEXT = 2_000;

    private final OptOutStore store;
    private final OptOutList list;
    private final Clock clock;

    StaffOptOuts(OptOutStore store, OptOutList list, Clock clock) {
        this.store = store;
        this.list = list;
        this.clock = clock;
    }

    /** What came of entering something. */
    public sealed interface Entered {}

    /** It counts. @param subject in its one spelling */
    public record Added(String subject) implements Entered {}

    /** It does not. */
    public record NotAdded(Complaint why) implements Entered {}

    /** @param part of an address, range or domain, or nothing for all */
    public List<OptOut> search(String part, int most) {
        String lower = part.strip().toLowerCase(Locale.ROOT);
        return QuarkusTransaction.requiringNew()
                .call(() -> store.search(lower, most).stream()
                        .map(OptOutEntity::shown)
                        .toList());
    }

    /** @param who the member of staff */
    public Entered add(String typed, String contact, String note, String who) {
        return switch (Holding.read(typed)) {
            case Holding.Unreadable(var reason) -> new NotAdded(Complaint.of(reason));
            case Holding.Read(Holding.Range(var range))
            when range.length() == 0 -> new NotAdded(Complaint.of("RANGE_EVERYTHING"));
            case Holding.Read(var holding) -> add(holding, contact, note, who);
        };
    }

    private Entered add(Holding holding, String contact, String note, String who) {
        boolean there = QuarkusTransaction.requiringNew()
                .call(() -> store.inForce(holding.text()).stream().anyMatch(e -> e.way.equals(Way.STAFF.name())));
        if (there) {
            return new NotAdded(Complaint.of("LISTED_ALREADY"));
        }
        list.add(holding, () -> {
            OptOutEntity entry = new OptOutEntity();
            entry.id = UUID.randomUUID();
            entry.subject = holding.text();
            entry.way = Way.STAFF.name();
            entry.addedAt = clock.instant();
            entry.addedBy = who;
            entry.contact = kept(contact, LONGEST_CONTACT);
            entry.remark = kept(note, LONGEST_TEXT);
            store.persist(entry);
        });
        return new Added(holding.text());
    }

    /** @return what was withdrawn; empty when there is no such entry in force */
    public Optional<String> withdraw(UUID id, String reason, String who) {
        return list.change(() -> store.findByIdOptional(id)
                .filter(entry -> entry.withdrawnAt == null)
                .map(entry -> {
                    entry.withdrawnAt = clock.instant();
                    entry.withdrawnWay = Way.STAFF.name();
                    entry.withdrawnBy = who;
                    entry.withdrawnBecause = kept(reason, LONGEST_TEXT);
                    return entry.subject;
                }));
    }

    /** PostgreSQL can't store NUL. */
    private static @Nullable String kept(String text, int longest) {
        String clean = text.strip().replace("\0", "");
        return clean.isEmpty() ? null : clean.substring(0, Math.min(clean.length(), longest));
    }
}
