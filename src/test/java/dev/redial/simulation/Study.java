package dev.redial.simulation;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Diagnosis.RankedCause;
import dev.redial.diagnosis.Diagnostician;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Model;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The same persons sent every way. @param walks by the name of the way, in the order of the persons */
record Study(Map<String, List<Walk>> walks, List<Ranking> rankings) {

    static final String REDIAL = "Redial";

    /**
     * What was thought of a person's causes when the first step was offered, after at most four questions.
     *
     * @param place of the true cause, 1 for the first
     * @param first the cause that was thought likeliest
     * @param sure how likely that was thought
     */
    record Ranking(Person person, int place, CauseId first, double sure) {

        boolean first3() {
            return place <= 3;
        }

        boolean right() {
            return place == 1;
        }

        /** Whether a test can establish this cause, and came upon it. */
        static boolean seen(Person person) {
            return person.seen()
                    && person.fault()
                            .cause()
                            .map(Cause::visibility)
                            .filter(v -> v == Visibility.BOTH)
                            .isPresent();
        }

        boolean listed() {
            return person.fault().cause().isPresent();
        }
    }

    /** @param worlds each with other numbers @param persons in each world */
    static Study of(KnowledgeBase knowledge, World.Noise noise, int worlds, int persons, long seed) {
        Model model = Model.of(knowledge, Experience.none());
        List<Way> ways =
                List.of(Ways.redial(model), Ways.article(knowledge), Ways.byPrior(knowledge), Ways.oracle(knowledge));
        Map<String, List<Walk>> walks = new LinkedHashMap<>();
        ways.forEach(way -> walks.put(way.name(), new ArrayList<>()));
        for (int w = 0; w < worlds; w++) {
            Chance chance = new Chance(seed + w);
            World world = World.like(knowledge, noise, chance);
            for (int p = 0; p < persons; p++) {
                Person person = world.anybody(chance);
                ways.forEach(way -> walks.getOrDefault(way.name(), List.of()).add(Walk.of(person, way, knowledge)));
            }
        }
        Diagnostician diagnostician = new Diagnostician(model);
        List<Ranking> rankings = walks.getOrDefault(REDIAL, List.of()).stream()
                .map(walk -> ranking(walk.person(), diagnostician.diagnose(walk.before())))
                .toList();
        return new Study(walks, rankings);
    }

    /** What a test alone says, before anything is asked, of those whose cause it can establish and came upon. */
    static List<Ranking> seen(KnowledgeBase knowledge, World.Noise noise, int worlds, int persons, long seed) {
        Diagnostician diagnostician = new Diagnostician(Model.of(knowledge, Experience.none()));
        List<Ranking> seen = new ArrayList<>();
        for (int w = 0; w < worlds; w++) {
            Chance chance = new Chance(seed + w);
            World world = World.like(knowledge, noise, chance);
            for (int p = 0; p < persons; p++) {
                Person person = world.anybody(chance);
                if (Ranking.seen(person)) {
                    seen.add(ranking(
                            person,
                            diagnostician.diagnose(
                                    new Evidences(person.code(), person.findings(), Map.of(), Map.of()))));
                }
            }
        }
        return seen;
    }

    private static Ranking ranking(Person person, Diagnosis diagnosis) {
        List<CauseId> order =
                diagnosis.causes().stream().map(RankedCause::cause).toList();
        return new Ranking(
                person,
                order.indexOf(person.fault().id()) + 1,
                order.getFirst(),
                diagnosis.causes().getFirst().probability());
    }

    double meanMinutes(String way) {
        return walks.getOrDefault(way, List.of()).stream()
                .mapToDouble(Walk::minutes)
                .average()
                .orElse(0);
    }

    /** The part of the rankings about such persons of which the other holds. */
    double part(Predicate<Ranking> among, Predicate<Ranking> holds) {
        return part(rankings.stream().filter(among).toList(), holds);
    }

    static double part(List<Ranking> all, Predicate<Ranking> holds) {
        return all.stream().filter(holds).count() / (double) Math.max(1, all.size());
    }

    Calibration calibration() {
        return Calibration.of(rankings);
    }
}
