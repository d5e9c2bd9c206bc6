package dev.redial.handover;

import dev.redial.handover.Delivery.State;
import dev.redial.handover.Delivery.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Passes cases on, and tells what became of it. */
@ApplicationScoped
public class Handovers {

    /** Enough for a case that goes around a house; too few to fill somebody's mailbox. */
    private static final int MOST_FOR_A_SESSION = 20;

    private final Outbox outbox;
    private final Receivers receivers;
    private final Clock clock;

    Handovers(Outbox outbox, Receivers receivers, Clock clock) {
        this.outbox = outbox;
        this.receivers = receivers;
        this.clock = clock;
    }

    /**
     * What the operator has set. Where nothing is, there is only the text, to be copied.
     *
     * @param recipients addresses, and domains as {@code @example.org}; empty without a mail server
     * @param webhooks by name, in order
     */
    public record Choices(List<String> recipients, List<String> webhooks) {

        public boolean none() {
            return recipients.isEmpty() && webhooks.isEmpty();
        }
    }

    /** To whom staff may pass cases on. */
    public Choices choices() {
        return new Choices(
                receivers.mail().isPresent() ? receivers.to() : List.of(),
                receivers.webhooks().keySet().stream().sorted().toList());
    }

    /** What speaks against it, for the form in which it was chosen; {@link #send} takes only what nothing speaks against. */
    public Optional<Objection> objection(UUID session, Destination destination) {
        return receivers
                .objection(destination)
                .or(() -> outbox.of(session).size() < MOST_FOR_A_SESSION
                        ? Optional.empty()
                        : Optional.of(Objection.TOO_OFTEN));
    }

    /**
     * Queues a letter; it leaves within seconds, or as soon as the receiver takes it. The receiver may get it twice when we stop at the wrong moment,
     * under the same id.
     *
     * @param by the member of staff
     * @return the id of the delivery, which the receiver sees too
     * @throws IllegalArgumentException if there is an objection
     * @throws jakarta.persistence.PersistenceException if the session has just been erased
     */
    public UUID send(UUID session, Destination destination, Letter letter, String by) {
        objection(session, destination).ifPresent(objection -> {
            throw new IllegalArgumentException(objection.name());
        });
        return outbox.add(session, destination, letter, by, clock.instant());
    }

    /** What was passed on of a session, the latest first. */
    @Transactional
    public List<Delivery> of(UUID session) {
        return outbox.of(session).stream().map(Handovers::delivery).toList();
    }

    private static Delivery delivery(HandoverEntity row) {
        return new Delivery(
                row.id,
                Outbox.destination(row),
                row.askedBy,
                row.askedAt,
                State.valueOf(row.state),
                row.tries,
                Optional.ofNullable(row.problem).map(problem -> new Trouble(Problem.valueOf(problem), row.detail)),
                Optional.ofNullable(row.endedAt));
    }
}
