package dev.redial.simulation;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Effort;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Model;
import dev.redial.diagnosis.NextStep;
import dev.redial.diagnosis.StepResult;
import dev.redial.finding.FindingCode;
import dev.redial.knowledge.Answer;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Prose;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import dev.redial.session.Advice;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Five persons' ways through the advice, in the words that they read: {@code Tales}. Prints Markdown. */
public final class Tales {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** Whose ways are told: what is common, what a test sees, what it can't see, what is rare, and what is in no list. */
    private static final List<String> WHOSE = List.of(
            "host-firewall-blocks",
            "self-signed-cert-not-renewed",
            "microsoft-account-password-not-local",
            "path-mtu-black-hole",
            "unlisted-cause");

    private final KnowledgeBase knowledge = Simulation.shipped();
    private final Model model = Model.of(knowledge, Experience.none());

    private Tales() {}

    public static void main(String... args) {
        Tales tales = new Tales();
        World world = World.like(tales.knowledge, World.Noise.usual(), new Chance(7));
        WHOSE.forEach(cause -> tales.tell(world, new CauseId(cause)));
    }

    private void tell(World world, CauseId cause) {
        Fault fault = world.faults().stream()
                .filter(f -> f.id().equals(cause))
                .findFirst()
                .orElseThrow();
        Person person = world.victim(fault, new Chance(11));
        OUT.printf(
                "### %s%n%nSees: %s. The test finds: %s.%n%n",
                title(cause),
                person.code().map(Object::toString).orElse("no code"),
                person.findings().isEmpty()
                        ? "no test could be made"
                        : person.findings().stream()
                                .map(f -> f.code())
                                .map(FindingCode::name)
                                .collect(Collectors.joining(", ")));
        Map<QuestionId, String> answers = new HashMap<>();
        Map<StepId, StepResult> tried = new HashMap<>();
        double minutes = 0;
        while (true) {
            Advice advice = Advice.on(new Evidences(person.code(), person.findings(), answers, tried), model);
            String first = likeliest(advice.diagnosis());
            switch (advice.next()) {
                case NextStep.Ask(var question, var saves, var between) -> {
                    String answer = person.answers().getOrDefault(question, Answer.UNKNOWN);
                    minutes += Effort.minutes(knowledge.question(question).orElseThrow());
                    OUT.printf(
                            "1. %s → *%s* %s%n",
                            first,
                            knowledge
                                    .question(question)
                                    .orElseThrow()
                                    .texts()
                                    .in("en")
                                    .title(),
                            words(question, answer));
                    answers.put(question, answer);
                }
                case NextStep.Try(var step, var chance, var against) -> {
                    boolean mended = person.cures().contains(step);
                    minutes += Effort.minutes(knowledge.step(step).orElseThrow());
                    OUT.printf(
                            "1. %s → **%s**: %s%n",
                            first,
                            knowledge.step(step).orElseThrow().texts().in("en").title(),
                            mended ? "it works." : "no change.");
                    if (mended) {
                        OUT.printf("%nSolved after %.0f minutes.%n%n", minutes);
                        return;
                    }
                    tried.put(step, StepResult.NOT_FIXED);
                }
                case NextStep.HandOver(var why, var likeliest, var left) -> {
                    OUT.printf(
                            "1. %s → handed over after %.0f minutes, with what is left: %s.%n%n",
                            first,
                            minutes,
                            left.isEmpty()
                                    ? "nothing"
                                    : left.stream()
                                            .map(s -> knowledge
                                                    .step(s)
                                                    .orElseThrow()
                                                    .texts()
                                                    .in("en")
                                                    .title())
                                            .collect(Collectors.joining("; ")));
                    return;
                }
            }
        }
    }

    private String likeliest(Diagnosis diagnosis) {
        return diagnosis.causes().stream()
                .limit(2)
                .map(c -> "%s %d %%".formatted(title(c.cause()), Math.round(c.probability() * 100)))
                .collect(Collectors.joining(", "));
    }

    private String title(CauseId cause) {
        return knowledge.cause(cause).map(c -> c.texts().in("en").title()).orElse("A cause that is in no list");
    }

    private String words(QuestionId question, String answer) {
        return knowledge
                .question(question)
                .flatMap(q -> q.texts().in("en").section(answer))
                .map(Prose.Section::plain)
                .orElse("I don't know");
    }
}
