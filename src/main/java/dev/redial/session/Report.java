package dev.redial.session;

import dev.redial.client.ClientWords;
import dev.redial.client.Judgement;
import dev.redial.diagnosis.Diagnosis.RankedCause;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingWords;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Titles;
import dev.redial.target.TargetRequest;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** One line, and never more: what breaks lines or turns the direction of writing becomes visible. */
    public record Line(Kind kind, String text) {
        public Line {
            text = text.replaceAll("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}]", "\uFFFD");
        }
    }

    /** Arguments of findings that are numbers, days, and words from lists of our own. Whatever is in neither list is hidden. */
    private static final Set<String> OURS = Set.of(
            "reason",
            "count",
            "millis",
            "family",
            "port",
            "seconds",
            "lossPercent",
            "medianMillis",
            "spreadMillis",
            "protocols",
            "accepted",
            "refused",
            "delivery",
            "service",
            "level",
            "code",
            "version",
            "cipher",
            "number",
            "phase",
            "on",
            "notAfter",
            "notBefore",
            "checked",
            "days",
            "position",
            "bytes",
            "uncertainty",
            "direction",
            "since",
            "transports");

    /** Arguments that name nobody either, but come close to what a peer says of itself: shown unless a name of the case is in them. */
    private static final Set<String> CLOSE_TO_A_PEER =
            Set.of("detail", "key", "algorithm", "signature", "status", "build", "system", "schemes", "why");

    /** What the arguments that are shown look like; the words of a stranger rarely do. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} _,;:+/.()-]{0,120}");

    /** An IPv4 or IPv6 address, or a name with dots. */
    private static final Pattern NAME_OR_ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|([0-9A-Fa-f]{0,4}:){3}|::|[\\p{L}\\p{N}_-]+\\.\\p{L}{2}");

    /** Shorter names than this occur in other words by chance. */
    private static final int SHORTEST_NAME = 3;

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
        Names names = redacted ? names(state) : new Names(Set.of(), Set.of());
        state.check().ifPresent(check -> addFindings(check, words, language, redacted, names, lines));
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
            CheckState check, ResourceBundle words, String language, boolean redacted, Names names, List<Line> lines) {
        lines.add(new Line(
                Kind.HEADING,
                words.getString("findings") + " (" + check.startedAt().truncatedTo(ChronoUnit.SECONDS) + ")"));
        for (Finding finding : check.findings()) {
            Finding shown = redacted ? redacted(finding, names) : finding;
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

    static Finding redacted(Finding finding, Names names) {
        Map<String, String> args = new TreeMap<>(finding.args());
        args.replaceAll((name, value) -> shown(name, value, names) ? value : HIDDEN);
        return new Finding(
                finding.code(), finding.severity(), finding.stage(), Optional.empty(), args, finding.millis());
    }

    private static boolean shown(String arg, String value, Names names) {
        boolean plain = PLAIN.matcher(value).matches()
                && !NAME_OR_ADDRESS.matcher(value).find();
        String lower = value.toLowerCase(Locale.ROOT);
        boolean known = OURS.contains(arg) || CLOSE_TO_A_PEER.contains(arg);
        boolean named = names.whole().stream().anyMatch(lower::contains)
                || CLOSE_TO_A_PEER.contains(arg) && names.words().stream().anyMatch(lower::contains);
        return known && plain && !named;
    }

    /** What a case has of names, addresses and subjects. @param words the parts of each, which our own words may contain by chance */
    record Names(Set<String> whole, Set<String> words) {}

    static Names names(SessionState state) {
        Stream<String> told = state.target().stream()
                .flatMap(t -> Stream.of(Optional.of(t.host()), t.gateway()).flatMap(Optional::stream));
        Stream<String> seen = state.check().stream()
                .flatMap(c -> c.findings().stream())
                .flatMap(f -> Stream.concat(
                        f.address().stream(),
                        f.args().entrySet().stream()
                                .filter(arg -> !OURS.contains(arg.getKey()) && !CLOSE_TO_A_PEER.contains(arg.getKey()))
                                .map(Map.Entry::getValue)));
        Set<String> whole = Stream.of(
                        told,
                        seen,
                        state.from().stream(),
                        Stream.of(state.supportCode().value()))
                .flatMap(names -> names)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.length() >= SHORTEST_NAME)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> words = whole.stream()
                .flatMap(name -> Stream.of(name.split("[\\s,;=]+")))
                .flatMap(name -> Stream.of(name, name.split("\\.", 2)[0]))
                .filter(name -> name.length() >= SHORTEST_NAME)
                .collect(Collectors.toUnmodifiableSet());
        return new Names(whole, words);
    }

    private static String cause(RankedCause c, KnowledgeBase knowledge, ResourceBundle words, String language) {
        String title = knowledge
                .cause(c.cause())
                .map(known -> known.texts().in(language).title())
                .orElse(words.getString("unlisted"));
        return Math.round(c.probability() * 100) + " % " + title + " (" + c.cause() + ")";
    }

    private static String title(StepId step, KnowledgeBase knowledge, String language) {
        return new Titles(knowledge, language).of(step);
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

    /** What peers sent may look like Markdown; it shall stay what it was, and no address in it become a link. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|~&@]|:(?=//)|(?<=\\b[wW]{3})\\.)", "\\\\$1");
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
