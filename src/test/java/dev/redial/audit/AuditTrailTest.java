package dev.redial.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The trail in the database. */
@QuarkusTest
class AuditTrailTest {

    @Inject
    AuditTrail trail;

    @Inject
    AuditTrail.Entries entries;

    @Inject
    AuditTrail.Ends ends;

    @Inject
    Clock clock;

    @Test
    void manyAtOnce_makeOneChain() throws Exception {
        String subject = UUID.randomUUID().toString();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> writers = IntStream.range(0, 40)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        trail.record(AuditAction.NOTE_ADDED, "kim " + i, subject);
                        return null;
                    })
                    .toList();
            for (Future<Void> written : threads.invokeAll(writers)) {
                written.get();
            }
        }
        assertThat(trail.about(subject, 100)).hasSize(40);
        assertThat(trail.verify().broken()).isEmpty();
    }

    /** Two servers do not know of each other's turn. */
    @Test
    void twoServers_makeOneChain() throws Exception {
        String subject = UUID.randomUUID().toString();
        AuditTrail other = new AuditTrail(entries, ends, clock);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> writers = IntStream.range(0, 20)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        (i % 2 == 0 ? trail : other).record(AuditAction.NOTE_ADDED, "kim", subject);
                        return null;
                    })
                    .toList();
            for (Future<Void> written : threads.invokeAll(writers)) {
                written.get();
            }
        }
        assertThat(trail.about(subject, 100)).hasSize(20);
        assertThat(trail.verify().broken()).isEmpty();
    }

    @Test
    void rowChangedInTheDatabase_shows() {
        String subject = UUID.randomUUID().toString();
        trail.record(AuditAction.SESSION_VIEWED, "kim", subject);
        trail.record(AuditAction.NOTE_ADDED, "kim", subject);
        long number = trail.about(subject, 10).getFirst().number();
        rename(number, "lee");
        try {
            assertThat(trail.verify().broken()).contains(new AuditChain.Broken(number, AuditChain.Fault.CHANGED));
        } finally {
            rename(number, "kim");
        }
        assertThat(trail.verify().broken()).isEmpty();
    }

    private void rename(long number, String who) {
        QuarkusTransaction.requiringNew().run(() -> entries.update("who = ?1 where number = ?2", who, number));
    }

    @Test
    void copy_holdsWithoutTheServer_andShowsAChange() throws IOException {
        trail.record(AuditAction.ASSIGNED, "kim", "with \"quotes\"\nand lines");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditLines.write(trail, out);
        String copy = out.toString(StandardCharsets.UTF_8);
        assertThat(AuditLines.follow(copy.lines().iterator()).orElseThrow().broken())
                .isEmpty();
        String forged = copy.replace("with \\\"quotes\\\"", "without");
        assertThat(forged).isNotEqualTo(copy);
        assertThat(AuditLines.follow(forged.lines().iterator()).orElseThrow().holds())
                .isFalse();
    }

    @Test
    void shortened_stillHolds() {
        trail.record(AuditAction.NOTE_ADDED, "kim", UUID.randomUUID().toString());
        trail.shorten(clock.instant());
        String subject = UUID.randomUUID().toString();
        trail.record(AuditAction.NOTE_ADDED, "kim", subject);
        AuditChain.Verdict verdict = trail.verify();
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.start().number()).isPositive();
        assertThat(trail.about(subject, 10)).hasSize(1);
    }

    @Test
    void lookingTwice_countsOnce() {
        String session = UUID.randomUUID().toString();
        trail.viewed("kim", session);
        trail.viewed("kim", session);
        trail.viewed("lee", session);
        assertThat(trail.views(session)).isEqualTo(2);
    }

    @Test
    void hostileNames_areStored() {
        String subject = UUID.randomUUID().toString();
        trail.record(AuditAction.SIGN_IN_FAILED, "nul\0 and " + "x".repeat(400), subject);
        assertThat(trail.about(subject, 1).getFirst().who()).hasSize(255).doesNotContain("\0");
        assertThat(trail.verify().broken()).isEmpty();
    }
}
