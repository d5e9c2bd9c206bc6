package dev.redial.session;

import dev.redial.client.ClientWords;
import dev.redial.client.Judgement;
import dev.redial.diagnosis.Diagnosis.RankedCause;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingWords;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.StepId;
import dev.redial.target.TargetRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;

/**
 * A case as text, to be kept or passed on. In the redacted form nothing names the computer, its addresses or its owner, so that
 * it can be posted where everybody reads.
 *
 * @param lines each with its kind, so that they can be set as Markdown or as plain text
 */
public record Report(List<Line> lines) {

    /** How a line is set. */
    public enum Kind {
        TITLE,
        HEADING,
        TEXT,
        ITEM
    }

    /** One line. */
    public record Line(Kind kind, String text) {}

    /** Arguments of findings that name somebody or something of theirs. */
    private static final Set<String> TELLING = Set.of(
            "name",
            "subject",
            "issuer",
            "names",
            "typed",
            "use",
            "fingerprint",
            "computer",
            "domain",
            "dnsName",
            "host",
            "to",
            "address",
            "dead",
            "alive");

    private static final String HIDDEN = "…";
    private static final int CAUSES = 5;

    /** Writes a case down. @param clients which of them can connect @param redacted without names and addresses */
    public static Report of(
            SessionState state,
            Advice advice,
            List<Judgement> clients,
            KnowledgeBase knowledge,
            String language,
            boolean redacted) {
        ResourceBundle words = ResourceBundle.getBundle(
                "messages.report",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Kind.TITLE, words.getString("title")));
        state.code().ifPresent(c -> lines.add(new Line(Kind.TEXT, words.getString("error") + ": " + c)));
        if (!redacted) {
            state.target()
                    .ifPresent(t -> lines.add(new Line(
                            Kind.TEXT,
                            words.getString("computer") + ": " + t.host()
                                    + t.port().map(p -> ":" + p).orElse(""))));
            state.target()
                    .flatMap(TargetRequest::gateway)
                    .ifPresent(g -> lines.add(new Line(Kind.TEXT, words.getString("gateway") + ": " + g)));
            lines.add(new Line(Kind.TEXT, words.getString("support-code") + ": " + state.supportCode()));
        }
        state.check().ifPresent(check -> addFindings(check, words, language, redacted, lines));
        addClients(clients, language, lines);
        lines.add(new Line(Kind.HEADING, words.getString("causes")));
        advice.diagnosis().causes().stream()
                .limit(CAUSES)
                .forEach(c -> lines.add(new Line(Kind.ITEM, cause(c, knowledge, words, language))));
        if (!state.tried().isEmpty()) {
            lines.add(new Line(Kind.HEADING, words.getString("steps")));
            state.tried()
                    .forEach((step, result) -> lines.add(new Line(
                            Kind.ITEM,
                            title(step, knowledge, language) + ": " + words.getString("result." + result.id()))));
        }
        return new Report(List.copyOf(lines));
    }

    private static void addFindings(
            CheckState check, ResourceBundle words, String language, boolean redacted, List<Line> lines) {
        lines.add(new Line(Kind.HEADING, words.getString("findings") + " (" + check.startedAt() + ")"));
        for (Finding finding : check.findings()) {
            Finding shown = redacted ? redacted(finding) : finding;
            String at = shown.address().map(a -> " [" + a + "]").orElse("");
            lines.add(new Line(
                    Kind.ITEM,
                    shown.code() + " ("
                            + words.getString("severity." + shown.severity().id()) + ")" + at + ": "
                            + FindingWords.text(shown, Locale.of(language))));
        }
    }

    private static void addClients(List<Judgement> clients, String language, List<Line> lines) {
        if (clients.isEmpty()) {
            return;
        }
        ClientWords clientWords = ClientWords.in(Locale.of(language));
        lines.add(new Line(Kind.HEADING, clientWords.headings().title()));
        for (Judgement j : clients) {
            String unverified =
                    j.client().unverified() ? " (" + clientWords.headings().unverified() + ")" : "";
            lines.add(new Line(
                    Kind.ITEM,
                    j.client().name() + unverified + ": " + clientWords.verdict(j.verdict()) + ". "
                            + clientWords.why(j)));
        }
    }

    static Finding redacted(Finding finding) {
        Map<String, String> args = new TreeMap<>(finding.args());
        args.replaceAll((name, value) -> TELLING.contains(name) ? HIDDEN : value);
        return new Finding(
                finding.code(), finding.severity(), finding.stage(), Optional.empty(), args, finding.millis());
    }

    private static String cause(RankedCause c, KnowledgeBase knowledge, ResourceBundle words, String language) {
        String title = knowledge
                .cause(c.cause())
                .map(known -> known.texts().in(language).title())
                .orElse(words.getString("unlisted"));
        return Math.round(c.probability() * 100) + " % " + title + " (" + c.cause() + ")";
    }

    private static String title(StepId step, KnowledgeBase knowledge, String language) {
        return knowledge.step(step).map(s -> s.texts().in(language).title()).orElse(step.value());
    }

    /** For forums and trackers. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(
                            switch (line.kind()) {
                                case TITLE -> "# ";
                                case HEADING -> "\n## ";
                                case TEXT -> "";
                                case ITEM -> "- ";
                            })
                    .append(escaped(line.text()))
                    .append(line.kind() == Kind.TEXT ? "  \n" : "\n");
        }
        return text.toString();
    }

    /** What peers sent may look like Markdown; it shall stay what it was. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
    }

    /** For e-mail. */
    public String plain() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(
                            switch (line.kind()) {
                                case TITLE, TEXT -> "";
                                case HEADING -> "\n";
                                case ITEM -> "  - ";
                            })
                    .append(line.text())
                    .append('\n');
        }
        return text.toString();
    }
}
