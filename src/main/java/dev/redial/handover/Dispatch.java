package dev.redial.handover;

import dev.redial.handover.Outbox.Item;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Brings what is due, again and again until it was taken or given up. */
@ApplicationScoped
class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    /** At once; a receiver that keeps us waiting then holds up no other. */
    private static final int MOST = 8;

    private final Outbox outbox;
    private final Receivers receivers;
    private final Courier courier;
    private final Clock clock;

    Dispatch(Outbox outbox, Receivers receivers, Courier courier, Clock clock) {
        this.outbox = outbox;
        this.receivers = receivers;
        this.courier = courier;
        this.clock = clock;
    }

    /** What was queued before the settings were taken away waits for them to come back, or for its session to be erased. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (receivers.any()) {
            bringDue();
        }
    }

    void bringDue() {
        List<UUID> due = outbox.due(clock.instant(), MOST);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(id -> threads.execute(() -> bring(id)));
        }
    }

    private void bring(UUID id) {
        try {
            outbox.claim(id, clock.instant()).ifPresent(this::bring);
        } catch (RuntimeException e) {
            // It was claimed or was not; in both cases it is due again later.
            LOG.errorf(e, "handover %s could not be tried", id);
        }
    }

    private void bring(Item item) {
        switch (courier.bring(item)) {
            case Answer.Taken() -> {
                outbox.taken(item, clock.instant());
                LOG.infof("handover %s was taken", item.id());
            }
            case Answer.NotTaken answer -> {
                boolean givenUp = outbox.notTaken(item, answer, clock.instant());
                LOG.logf(
                        givenUp ? Logger.Level.WARN : Logger.Level.INFO,
                        "handover %s was not taken at try %d: %s %s%s",
                        item.id(),
                        item.tries(),
                        answer.problem(),
                        answer.detail(),
                        givenUp ? "; given up" : "");
            }
        }
    }
}
