package dev.redial.handover;

import io.quarkus.arc.Arc;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Cases passed on, for tests of others. */
public final class TestHandovers {

    private TestHandovers() {}

    /** The application's, but with these settings. */
    public static Handovers with(Map<String, String> settings) {
        Outbox outbox = Arc.container().instance(Outbox.class).get();
        Clock clock = Arc.container().instance(Clock.class).get();
        return new Handovers(outbox, TestReceivers.of(settings), clock);
    }

    /** One that is being brought right now. @param words somewhere in each part of it */
    public static void underWay(UUID session, String words) {
        Outbox outbox = Arc.container().instance(Outbox.class).get();
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        UUID id = outbox.add(
                session,
                new Destination.Mail("second-level@house.example"),
                new Letter(words, words, "{\"host\":\"" + words + "\"}"),
                "eva",
                now);
        if (outbox.claim(id, now).isEmpty()) {
            throw new AssertionError("nobody else is there");
        }
    }
}
