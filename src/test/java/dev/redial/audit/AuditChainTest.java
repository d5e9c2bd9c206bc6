package dev.redial.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.audit.AuditChain.Fault;
import dev.redial.audit.AuditChain.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** REQUIREMENTS W-16: whatever is changed, taken out, moved or added shows. */
class AuditChainTest {

    private static final int TAMPERS = 1000;
    private static final long SEED = 20261127;
    private static final Instant NINE = Instant.parse("2026-11-27T09:00:00Z");

    private static List<AuditEntry> chain(int length) {
        List<AuditEntry> entries = new ArrayList<>();
        String previous = AuditEntry.NOTHING;
        for (int i = 1; i <= length; i++) {
            AuditEntry entry = AuditEntry.after(
                    previous, i, NINE.plusSeconds(i), "kim", AuditAction.NOTE_ADDED.id(), "case " + i, "detail");
            entries.add(entry);
            previous = entry.hash();
        }
        return entries;
    }

    private static Mark end(List<AuditEntry> entries) {
        return new Mark(entries.getLast().number(), entries.getLast().hash());
    }

    private static AuditChain.Verdict follow(List<AuditEntry> entries, Mark end) {
        return AuditChain.follow(Mark.BEGINNING, entries.iterator(), end);
    }

    @Test
    void untouched_holds() {
        List<AuditEntry> entries = chain(50);
        AuditChain.Verdict verdict = follow(entries, end(entries));
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(50);
    }

    @Test
    void empty_holds() {
        assertThat(follow(List.of(), Mark.BEGINNING).holds()).isTrue();
    }

    @Test
    void anyTamper_shows() {
        Random random = new Random(SEED);
        for (int i = 0; i < TAMPERS; i++) {
            List<AuditEntry> entries = chain(40);
            Mark end = end(entries);
            String what = tampered(entries, random);
            assertThat(follow(entries, end).holds())
                    .as("tamper %d: %s", i, what)
                    .isFalse();
        }
    }

    /** One change somewhere, of a kind that chance picks. */
    private static String tampered(List<AuditEntry> entries, Random random) {
        int at = random.nextInt(entries.size());
        AuditEntry e = entries.get(at);
        switch (random.nextInt(9)) {
            case 0 -> entries.set(at, with(e, e.at().plusMillis(1), e.who(), e.subject(), e.detail()));
            case 1 -> entries.set(at, with(e, e.at(), e.who() + "x", e.subject(), e.detail()));
            case 2 -> entries.set(at, with(e, e.at(), e.who(), e.subject() + "x", e.detail()));
            case 3 -> entries.set(at, with(e, e.at(), e.who(), e.subject() + "d", "etail"));
            case 4 -> entries.remove(at);
            case 5 -> entries.add(at, e);
            case 6 -> entries.add(at, entries.remove((at + 1) % entries.size()));
            case 7 -> {
                // Made anew with a hash that fits, by somebody who forgets what follows.
                entries.set(
                        at,
                        AuditEntry.after(
                                e.previous(), e.number(), e.at(), "mallory", e.action(), e.subject(), e.detail()));
            }
            default -> entries.subList(at, entries.size()).clear();
        }
        return "around entry " + (at + 1);
    }

    private static AuditEntry with(AuditEntry e, Instant at, String who, String subject, String detail) {
        return new AuditEntry(e.number(), at, who, e.action(), subject, detail, e.previous(), e.hash());
    }

    @Test
    void faults_areNamed() {
        List<AuditEntry> entries = chain(5);
        Mark end = end(entries);
        assertThat(fault(entries.subList(0, 4), end)).isEqualTo(Fault.CUT_OFF);
        assertThat(fault(entries, end(entries.subList(0, 4)))).isEqualTo(Fault.TOO_LONG);
        List<AuditEntry> withoutSecond = new ArrayList<>(entries);
        withoutSecond.remove(1);
        assertThat(fault(withoutSecond, end)).isEqualTo(Fault.MISSING_OR_MOVED);
        List<AuditEntry> changed = new ArrayList<>(entries);
        changed.set(2, with(entries.get(2), NINE, "kim", "other", "detail"));
        assertThat(fault(changed, end)).isEqualTo(Fault.CHANGED);
    }

    private static Fault fault(List<AuditEntry> entries, Mark end) {
        return follow(entries, end).broken().orElseThrow().fault();
    }

    @Test
    void whatIsNoTrail_isNotFollowed() {
        assertThat(AuditLines.follow(List.of("this is no trail").iterator())).isEmpty();
        assertThat(AuditLines.follow(List.<String>of().iterator())).isEmpty();
    }
}
