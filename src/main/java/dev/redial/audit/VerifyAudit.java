package dev.redial.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows an exported trail without the server and without its database:
 * {@code java -cp "quarkus-app/app/*:quarkus-app/lib/main/*" dev.redial.audit.VerifyAudit redial-audit.jsonl [hash]}. Ends with 0 if it
 * holds, 1 if not, 2 if there is nothing to follow.
 */
public final class VerifyAudit {

    private VerifyAudit() {}

    /** @param arguments the file, and the hash that a log or an earlier copy names, which has to occur in it */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("which file?");
            System.exit(2);
        }
        Path file = Path.of(arguments[0]);
        Optional<AuditChain.Verdict> verdict;
        try (Stream<String> lines = Files.lines(file)) {
            verdict = AuditLines.follow(lines.iterator());
        }
        boolean known = arguments.length < 2 || names(file, arguments[1]);
        System.out.println(said(verdict, known));
        System.exit(verdict.map(v -> v.holds() && known ? 0 : 1).orElse(2));
    }

    private static boolean names(Path file, String hash) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.contains(hash));
        }
    }

    private static String said(Optional<AuditChain.Verdict> verdict, boolean known) {
        if (verdict.isEmpty()) {
            return "This is not a trail.";
        }
        AuditChain.Verdict v = verdict.get();
        String chain = v.broken()
                .map(b -> "Entry %d: %s.".formatted(b.number(), b.fault().name().toLowerCase(Locale.ROOT)))
                .orElseGet(() -> "%d entries hold; the last is %d with %s."
                        .formatted(v.entries(), v.end().number(), v.end().hash()));
        return known ? chain : chain + " The hash that was named does not occur.";
    }
}
