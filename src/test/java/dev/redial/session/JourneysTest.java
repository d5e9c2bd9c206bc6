package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.ErrorCode;
import dev.redial.code.Number32;
import dev.redial.diagnosis.Diagnostician;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Model;
import dev.redial.diagnosis.NextStep;
import dev.redial.diagnosis.StepResult;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Answer;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CodePattern;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;
import dev.redial.knowledge.KnowledgeLoader.Loaded;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Strength;
import dev.redial.knowledge.Word;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The shipped knowledge walked through: journeys from a file, and what must hold for every cause and step. */
class JourneysTest {

    private static final int MOST_STEPS = 7;
    private static final Set<Word> STRONG = Set.of(Word.ALWAYS, Word.USUALLY, Word.OFTEN);

    private static final KnowledgeBase KNOWN = ((Loaded.Whole)
                    KnowledgeLoader.load(new KnowledgeFiles().with(Path.of("src/main/resources/knowledge"))))
            .knowledge();

    private static final Model MODEL = Model.of(KNOWN, Experience.none());

    /** A person on the way. */
    private record Walk(Evidences evidences, int steps, Set<StepId> tried) {}

    // Journeys from the file

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> journeys() throws IOException {
        try (InputStream file = JourneysTest.class.getResourceAsStream("/journeys/journeys.yaml")) {
            return (List<Map<String, Object>>) new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        }
    }

    @TestFactory
    Stream<DynamicTest> journey_endsWhereItShould() throws IOException {
        return journeys().stream()
                .map(journey -> DynamicTest.dynamicTest(String.valueOf(journey.get("name")), () -> walk(journey)));
    }

    @SuppressWarnings("unchecked")
    private static void walk(Map<String, Object> journey) {
        Map<QuestionId, String> answers = new HashMap<>();
        ((Map<String, String>) journey.getOrDefault("answers", Map.of()))
                .forEach((question, answer) -> answers.put(new QuestionId(question), answer));
        Map<StepId, StepResult> tried = new HashMap<>();
        ((List<String>) journey.getOrDefault("not-fixed", List.of()))
                .forEach(step -> tried.put(new StepId(step), StepResult.NOT_FIXED));
        Evidences evidences = new Evidences(
                Optional.of(code(String.valueOf(journey.get("code")))),
                ((List<String>) journey.getOrDefault("findings", List.of()))
                        .stream().map(JourneysTest::finding).toList(),
                answers,
                tried);
        Advice advice = Advice.on(evidences, MODEL);
        List<String> first = advice.diagnosis().causes().stream()
                .limit(((Number) journey.getOrDefault("among", 1)).intValue())
                .map(ranked -> ranked.cause().value())
                .toList();
        assertThat(first).contains(String.valueOf(journey.get("cause")));
        Object next = journey.get("next");
        if (next != null) {
            assertThat(said(advice.next())).isEqualTo(next);
        }
    }

    private static String said(NextStep next) {
        return switch (next) {
            case NextStep.Ask ask -> "ask " + ask.question().value();
            case NextStep.Try attempt -> "try " + attempt.step().value();
            case NextStep.HandOver over -> "hand-over";
        };
    }

    private static ErrorCode code(String text) {
        String[] parts = text.split("/");
        int main = Number32.read(parts[0], n -> true).orElseThrow();
        return parts.length == 1
                ? ErrorCode.of(main)
                : ErrorCode.of(main, Number32.read(parts[1], n -> true).orElseThrow());
    }

    private static Finding finding(String code) {
        FindingCode found = FindingCode.valueOf(code);
        // A skew that a journey speaks of is one that Kerberos does not bear.
        Severity severity = found == FindingCode.CLOCK_SKEW ? Severity.PROBLEM : found.severity();
        return new Finding(found, severity, found.stage(), Optional.empty(), Map.of(), Optional.empty());
    }

    // What must hold for all

    private static Evidences nothing(Optional<ErrorCode> code) {
        return new Evidences(code, List.of(), Map.of(), Map.of());
    }

    private static List<Optional<ErrorCode>> codesOf(Cause cause) {
        List<Optional<ErrorCode>> codes = cause.codes().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<CodePattern, Strength> e) -> e.getValue())
                        .thenComparing(e -> -e.getKey().precision()))
                .map(e -> Optional.of(e.getKey())
                        .filter(pattern -> !pattern.noCode())
                        .map(pattern -> new ErrorCode(pattern.disconnect().orElse(0x3), pattern.extended())))
                .toList();
        return codes.isEmpty() ? List.of(Optional.empty()) : codes;
    }

    private static Optional<ErrorCode> codeOf(Cause cause) {
        return codesOf(cause).getFirst();
    }

    /** What a test could bring: nothing, each thing that is usual for the cause, or all of them. */
    private static List<List<Finding>> looks(Cause cause) {
        List<Finding> all = findingsOf(cause);
        return Stream.concat(Stream.of(List.<Finding>of(), all), all.stream().map(List::of))
                .toList();
    }

    private static List<Finding> findingsOf(Cause cause) {
        return cause.findings().entrySet().stream()
                .filter(e -> STRONG.contains(e.getValue()))
                .map(e -> finding(e.getKey().name()))
                .toList();
    }

    private static Map<QuestionId, String> answersOf(Cause cause) {
        Map<QuestionId, String> answers = new LinkedHashMap<>();
        cause.answers().entrySet().stream()
                .filter(e -> STRONG.contains(e.getValue()) || e.getValue() == Word.SOMETIMES)
                .sorted(Map.Entry.comparingByValue())
                .forEach(e ->
                        answers.putIfAbsent(e.getKey().question(), e.getKey().answer()));
        return answers;
    }

    /** Some code with some findings and the usual answers puts each cause first; nobody could ever be told of it otherwise. */
    @Test
    void everyCauseCanWin() {
        Set<String> losers = new TreeSet<>();
        for (Cause cause : KNOWN.causes()) {
            boolean wins = codesOf(cause).stream()
                    .flatMap(code -> looks(cause).stream()
                            .map(findings -> new Evidences(code, findings, answersOf(cause), Map.of())))
                    .anyMatch(evidences -> wins(cause, evidences));
            if (!wins) {
                losers.add(cause.id().value());
            }
        }
        assertThat(losers).isEmpty();
    }

    private static boolean wins(Cause cause, Evidences evidences) {
        return new Diagnostician(MODEL)
                .diagnose(evidences)
                .causes()
                .getFirst()
                .cause()
                .equals(cause.id());
    }

    /** Whatever the cause, a person who answers as its victims usually do is helped or handed over within seven steps. */
    @Test
    void noJourneyExceedsSevenSteps() {
        Map<String, Integer> longest = new HashMap<>();
        for (Cause cause : KNOWN.causes()) {
            Walk walk = walk(cause, StepResult.NOT_FIXED);
            longest.put(cause.id().value(), walk.steps());
        }
        assertThat(longest)
                .allSatisfy((cause, steps) -> assertThat(steps).as(cause).isLessThanOrEqualTo(MOST_STEPS));
    }

    @Test
    void everyStepIsUsed() {
        Set<StepId> used = new HashSet<>();
        for (Cause cause : KNOWN.causes()) {
            used.addAll(walk(cause, StepResult.NOT_POSSIBLE).tried());
        }
        assertThat(KNOWN.steps().stream().map(Step::id).filter(step -> !used.contains(step)))
                .isEmpty();
    }

    /** Plays a person whose trouble this is. @param otherwise what becomes of a step that does not cure it; where nothing is possible, of all */
    private static Walk walk(Cause cause, StepResult otherwise) {
        Evidences evidences = nothing(codeOf(cause));
        evidences = new Evidences(evidences.code(), findingsOf(cause), Map.of(), Map.of());
        Map<QuestionId, String> answers = new HashMap<>();
        if (otherwise == StepResult.NOT_POSSIBLE) {
            // Nothing is left to ask: asking takes most of the time, and is not what is looked at.
            KNOWN.questions().forEach(question -> answers.put(question.id(), Answer.UNKNOWN));
            answers.putAll(answersOf(cause));
        }
        Map<StepId, StepResult> tried = new HashMap<>();
        int steps = 0;
        while (steps <= 200) {
            evidences = new Evidences(evidences.code(), evidences.findings(), answers, tried);
            switch (Advice.on(evidences, MODEL).next()) {
                case NextStep.Ask(var question, var saves, var between) ->
                    answers.put(question, answersOf(cause).getOrDefault(question, Answer.UNKNOWN));
                case NextStep.Try(var step, var chance, var against) -> {
                    steps++;
                    Word word = cause.steps().get(step);
                    boolean helps = otherwise == StepResult.NOT_FIXED && word != null && STRONG.contains(word);
                    tried.put(step, helps ? StepResult.FIXED : otherwise);
                    if (helps) {
                        return new Walk(evidences, steps, Set.copyOf(tried.keySet()));
                    }
                }
                case NextStep.HandOver(var why, var likeliest, var left) -> {
                    // Whoever takes over is told what is left.
                    left.forEach(step -> tried.put(step, otherwise));
                    return new Walk(evidences, steps, Set.copyOf(tried.keySet()));
                }
            }
        }
        throw new AssertionError("no end: " + cause.id());
    }

    /** A step that lowers protection never comes while a safer one that could help is untried. */
    @Test
    void weakeningSteps_comeLast() {
        for (Cause cause : KNOWN.causes()) {
            Map<StepId, StepResult> tried = new HashMap<>();
            Evidences evidences = new Evidences(codeOf(cause), findingsOf(cause), answersOf(cause), tried);
            for (int i = 0; i < 200; i++) {
                if (!(Advice.on(evidences, MODEL).next() instanceof NextStep.Try(var step, var chance, var against))) {
                    break;
                }
                Step offered = KNOWN.step(step).orElseThrow();
                if (offered.weakensSecurity()) {
                    Set<StepId> safer = new TreeSet<>(Comparator.comparing(StepId::value));
                    KNOWN.cause(against)
                            .ifPresent(c -> c.steps().forEach((id, word) -> {
                                if (STRONG.contains(word)
                                        && !KNOWN.step(id).orElseThrow().weakensSecurity()
                                        && !tried.containsKey(id)) {
                                    safer.add(id);
                                }
                            }));
                    assertThat(safer).as(cause.id() + " offers " + step).isEmpty();
                }
                tried.put(step, StepResult.NOT_FIXED);
                evidences = new Evidences(evidences.code(), evidences.findings(), evidences.answers(), tried);
            }
        }
    }
}
