package dev.redial.handover;

import dev.redial.handover.Delivery.State;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of what is to be brought. Each call is a transaction of its own, so that none is open while somebody is dialled. */
@ApplicationScoped
class Outbox implements PanacheRepositoryBase<HandoverEntity, UUID> {

    /**
     * How long after which try the next one follows: the first lets a receiver start again, the last a night pass. Each is longer than a try may
     * take ({@link GuardedCourier}), so that none begins while another is under way.
     */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12));

    private static final int MOST_TRIES = PAUSES.size() + 1;

    private static final String QUEUED = State.QUEUED.name();
    private static final String MAIL = "MAIL";
    private static final String WEBHOOK = "WEBHOOK";

    /** One claimed letter. @param tries this one included */
    record Item(UUID id, Destination destination, Letter letter, int tries) {

        boolean last() {
            return tries == MOST_TRIES;
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    UUID add(UUID session, Destination destination, Letter letter, String by, Instant now) {
        HandoverEntity row = new HandoverEntity();
        row.id = UUID.randomUUID();
        row.sessionId = session;
        row.way = destination instanceof Destination.Mail ? MAIL : WEBHOOK;
        row.receiver = destination.receiver();
        row.subject = letter.subject();
        row.letter = letter.text();
        row.payload = letter.json();
        row.askedBy = by;
        row.askedAt = now;
        row.state = QUEUED;
        row.nextAt = now;
        persistAndFlush(row);
        return row.id;
    }

    /** Those whose time has come, the longest overdue first. */
    @Transactional(TxType.REQUIRES_NEW)
    List<UUID> due(Instant now, int most) {
        return find("select id from HandoverEntity where state = ?1 and nextAt <= ?2 order by nextAt", QUEUED, now)
                .project(UUID.class)
                .page(0, most)
                .list();
    }

    /**
     * Takes one for ourselves by counting the try up and moving the next one ahead; of two who read the same number, one changes a row. So a try that
     * is never heard of again counts as one that failed.
     *
     * @return empty when it was erased, somebody else has it, or its last try was never heard of again, with which it is given up
     */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Item> claim(UUID id, Instant now) {
        HandoverEntity row = findById(id);
        if (row == null || !row.state.equals(QUEUED) || row.nextAt.isAfter(now)) {
            return Optional.empty();
        }
        if (row.tries == MOST_TRIES) {
            giveUp(id, row.tries, Answer.later(Problem.INTERRUPTED), now);
            return Optional.empty();
        }
        int claimed = update(
                "tries = tries + 1, nextAt = ?1, problem = ?2, detail = '' where id = ?3 and tries = ?4 and state = ?5",
                now.plus(PAUSES.get(Math.min(row.tries, PAUSES.size() - 1))),
                Problem.INTERRUPTED.name(),
                id,
                row.tries,
                QUEUED);
        Letter letter = new Letter(row.subject, row.letter, row.payload);
        return claimed == 0 ? Optional.empty() : Optional.of(new Item(id, destination(row), letter, row.tries + 1));
    }

    /** Whoever has it has it, even if we were so slow that another try has begun. */
    @Transactional(TxType.REQUIRES_NEW)
    void taken(Item item, Instant now) {
        update(
                "state = ?1, endedAt = ?2, problem = null, detail = null, subject = null, letter = null, payload = null"
                        + " where id = ?3",
                State.SENT.name(),
                now,
                item.id);
    }

    /** @return whether it is given up with that */
    @Transactional(TxType.REQUIRES_NEW)
    boolean notTaken(Item item, Answer.NotTaken answer, Instant now) {
        if (answer.forGood() || item.last()) {
            return giveUp(item.id, item.tries, answer, now);
        }
        update(
                "problem = ?1, detail = ?2 where id = ?3 and tries = ?4 and state = ?5",
                answer.problem().name(),
                answer.detail(),
                item.id,
                item.tries,
                QUEUED);
        return false;
    }

    private boolean giveUp(UUID id, int tries, Answer.NotTaken answer, Instant now) {
        return update(
                        "state = ?1, endedAt = ?2, problem = ?3, detail = ?4, subject = null, letter = null, payload = null"
                                + " where id = ?5 and tries = ?6 and state = ?7",
                        State.FAILED.name(),
                        now,
                        answer.problem().name(),
                        answer.detail(),
                        id,
                        tries,
                        QUEUED)
                > 0;
    }

    /** All of a session, the latest first. */
    @Transactional
    List<HandoverEntity> of(UUID session) {
        return list("sessionId = ?1 order by askedAt desc, id", session);
    }

    static Destination destination(HandoverEntity row) {
        return row.way.equals(MAIL) ? new Destination.Mail(row.receiver) : new Destination.Webhook(row.receiver);
    }
}
