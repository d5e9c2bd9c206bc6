package dev.redial.hostile;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One case: what a server does, and what we may make of it.
 *
 * @param id such as {@code H042}
 * @param stage where on the corpus' own ladder it strikes
 * @param script what the server does, step by step
 * @param findings the corpus' words for the outcomes, of which any is right; {@link ExpectedFinding} has ours
 * @param firstFinding when the outcome must be known
 * @param run when all must be over
 * @param mostBytesRead how much we may read of it
 */
public record HostileCase(
        String id,
        String stage,
        String title,
        boolean udp,
        List<Step> script,
        List<String> findings,
        Duration firstFinding,
        Duration run,
        long mostBytesRead) {

    private static final Set<String> SILENCE = Set.of(
            "REPLY_TIMEOUT", "CONNECT_TIMEOUT", "TPKT_TRUNCATED", "TLS_TIMEOUT", "CREDSSP_TIMEOUT", "UDP_NO_REPLY");

    /** One step. @param with its argument: text, a number, a flag, or a map of them */
    public record Step(String does, Object with) {}

    /** Whether the right answer may be to wait for a time-out. */
    public boolean mayBeSilent() {
        return findings.stream().anyMatch(SILENCE::contains);
    }

    @Override
    public String toString() {
        return id + " " + stage + ": " + title;
    }
}
