package dev.redial.simulation;

import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Model;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;
import dev.redial.knowledge.KnowledgeLoader.Loaded;
import dev.redial.session.Advice;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The long form: {@code Simulation [worlds] [persons in each] [file for the diagram]}. Prints the figures of {@code src/docs/diagnosis.md} as Markdown.
 */
public final class Simulation {

    private static final long SEED = 20261127;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Simulation() {}

    public static void main(String... args) throws IOException {
        int worlds = args.length > 0 ? Integer.parseInt(args[0]) : 40;
        int persons = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        KnowledgeBase knowledge = shipped();
        Study study = Study.of(knowledge, World.Noise.usual(), worlds, persons, SEED);
        ways(study, worlds, persons);
        figures(study, Study.seen(knowledge, World.Noise.usual(), worlds, persons, SEED), knowledge);
        worstCodes(study);
        if (args.length > 2) {
            Files.writeString(Path.of(args[2]), study.calibration().drawing());
        }
    }

    static KnowledgeBase shipped() {
        return switch (KnowledgeLoader.load(new KnowledgeFiles().with(Path.of("src/main/resources/knowledge")))) {
            case Loaded.Whole(var read) -> read;
            case Loaded.Broken(var defects) -> throw new IllegalStateException(defects.toString());
        };
    }

    private static void ways(Study study, int worlds, int persons) {
        OUT.printf(
                Locale.ROOT,
                "%d worlds of %d persons, seed %d%n%n| way | mean minutes | 90th percentile | steps | questions | handed over | of these rightly |%n|---|---|---|---|---|---|---|%n",
                worlds,
                persons,
                SEED);
        study.walks().forEach((way, walks) -> {
            List<Walk> over = walks.stream().filter(Walk::passedOn).toList();
            OUT.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.1f | %.1f | %.0f %% | %.0f %% |%n",
                    way,
                    study.meanMinutes(way),
                    percentile(
                            walks.stream().mapToDouble(Walk::minutes).sorted().toArray()),
                    walks.stream().mapToInt(Walk::steps).average().orElse(0),
                    walks.stream().mapToInt(Walk::questions).average().orElse(0),
                    100.0 * over.size() / walks.size(),
                    100.0 * over.stream().filter(Walk::rightly).count() / Math.max(1, over.size()));
        });
    }

    private static double percentile(double[] sorted) {
        return sorted[(int) (sorted.length * 0.9)];
    }

    private static void figures(Study study, List<Study.Ranking> seen, KnowledgeBase knowledge) {
        Calibration calibration = study.calibration();
        double[] gaps = gaps();
        OUT.printf("%n| what | reach | measured |%n|---|---|---|%n");
        row(
                "mean minutes against the fixed article order, same persons",
                "≤ 1/3",
                "%.2f",
                study.meanMinutes(Study.REDIAL) / study.meanMinutes("help article"));
        row(
                "gap to the exact optimum, models of ≤ 8 causes, ≤ 8 steps, ≤ 4 questions: mean",
                "≤ 5 %",
                "%.1f %%",
                100
                        * IntStream.range(0, gaps.length)
                                .mapToDouble(i -> gaps[i])
                                .average()
                                .orElse(0));
        row(
                "the same, 90th percentile / worst of " + gaps.length,
                "–",
                "%.1f / %.1f %%",
                100 * percentile(gaps),
                100 * gaps[gaps.length - 1]);
        row(
                "first cause right where a test can see it, by the test and the code alone",
                "≥ 95 %",
                "%.1f %%",
                100 * Study.part(seen, Study.Ranking::right));
        row("among the first three there", "≥ 99 %", "%.1f %%", 100 * Study.part(seen, Study.Ranking::first3));
        row(
                "among the first three over all causes, after ≤ 4 questions",
                "≥ 80 %",
                "%.1f %%",
                100 * study.part(Study.Ranking::listed, Study.Ranking::first3));
        row("first over all causes", "–", "%.1f %%", 100 * study.part(Study.Ranking::listed, Study.Ranking::right));
        row("calibration error, 10 bins", "≤ 0.05", "%.3f", calibration.error());
        row("Brier score of the first cause", "–", "%.3f", calibration.brier());
        row("ranking all causes and choosing the next step: mean", "≤ 2 ms", "%.2f ms", millis(study, knowledge));
        OUT.printf("%n| thought | true | cases |%n|---|---|---|%n");
        calibration.bins().stream()
                .filter(bin -> bin.count() > 0)
                .forEach(bin -> OUT.printf(
                        Locale.ROOT, "| %.0f %% | %.0f %% | %d |%n", bin.sure() * 100, bin.right() * 100, bin.count()));
    }

    private static void row(String what, String reach, String format, Object... measured) {
        OUT.printf("| %s | %s | %s |%n", what, reach, String.format(Locale.ROOT, format, measured));
    }

    static final int SMALL_MODELS = 300;

    private static double[] gaps() {
        return IntStream.range(0, SMALL_MODELS)
                .mapToObj(i -> SmallModel.random(8, new Chance(SEED + i)))
                .mapToDouble(small -> small.planned() / small.optimum() - 1)
                .sorted()
                .toArray();
    }

    /** Over the persons as they stand when the first step is offered, and before any question; each advice anew from a model that is kept. */
    private static double millis(Study study, KnowledgeBase knowledge) {
        Model model = Model.of(knowledge, Experience.none());
        List<Walk> walks = study.walks().getOrDefault(Study.REDIAL, List.of());
        int causes = 0;
        long began = System.nanoTime();
        for (Walk walk : walks) {
            causes += Advice.on(walk.before(), model).diagnosis().causes().size();
        }
        double took = (System.nanoTime() - began) / 1e6 / walks.size();
        if (causes == 0) {
            throw new IllegalStateException("nothing was ranked");
        }
        return took;
    }

    private static void worstCodes(Study study) {
        Map<String, List<Walk>> byCode = study.walks().getOrDefault(Study.REDIAL, List.of()).stream()
                .collect(Collectors.groupingBy(
                        walk -> walk.person().code().map(Object::toString).orElse("none")));
        Map<String, List<Study.Ranking>> rankings = study.rankings().stream()
                .collect(Collectors.groupingBy(
                        r -> r.person().code().map(Object::toString).orElse("none")));
        OUT.printf(
                "%n| code | persons | mean minutes | first right | among three | most often taken for another |%n|---|---|---|---|---|---|%n");
        byCode.entrySet().stream()
                .filter(e -> e.getValue().size() * 200 >= study.rankings().size())
                .sorted(Comparator.comparingDouble(e -> -e.getValue().stream()
                        .mapToDouble(Walk::minutes)
                        .average()
                        .orElse(0)))
                .forEach(e -> OUT.printf(
                        Locale.ROOT,
                        "| %s | %d | %.0f | %.0f %% | %.0f %% | %s |%n",
                        e.getKey(),
                        e.getValue().size(),
                        e.getValue().stream()
                                .mapToDouble(Walk::minutes)
                                .average()
                                .orElse(0),
                        100 * part(rankings.getOrDefault(e.getKey(), List.of()), 1),
                        100 * part(rankings.getOrDefault(e.getKey(), List.of()), 3),
                        confused(rankings.getOrDefault(e.getKey(), List.of()))));
    }

    private static double part(List<Study.Ranking> rankings, int places) {
        return rankings.stream().filter(r -> r.place() <= places).count() / (double) Math.max(1, rankings.size());
    }

    private static String confused(List<Study.Ranking> rankings) {
        return rankings.stream()
                .filter(r -> !r.right())
                .collect(Collectors.groupingBy(
                        r -> r.person().fault().id() + " for " + r.first(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .orElse("–");
    }
}
