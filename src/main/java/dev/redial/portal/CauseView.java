package dev.redial.portal;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Diagnosis.RankedCause;
import dev.redial.session.Advice;
import java.util.List;
import java.util.Optional;

/** One ranked cause in words. @param id empty for what is not in our list; @param percent 0 for less than one */
record CauseView(
        String id,
        String title,
        String summary,
        Odds odds,
        int percent,
        List<ReasonView> reasons,
        Optional<SettlingView> settling) {

    /** Weaker causes are folded away. */
    private static final double WORTH_SHOWING = 0.03;

    private static final int MOST_SHOWN = 6;
    private static final int MOST_FOLDED = 20;

    /** The leading causes, and the rest to unfold. */
    record Ranking(List<CauseView> leading, List<CauseView> rest) {}

    /**
     * Something found, answered or tried, and whether it speaks for the cause.
     *
     * @param anchor of the finding on the page, or empty
     * @param times by which it raises or lowers the odds against a cause that is not in our list, as people read it
     */
    record ReasonView(String text, String anchor, boolean speaksFor, String times) {}

    /** What would settle whether it is this cause. @param step the id of a step, or empty where it is a question */
    record SettlingView(String step, String title) {}

    static Ranking ranking(Advice advice, Spoken spoken) {
        Diagnosis diagnosis = advice.diagnosis();
        List<CauseView> all =
                diagnosis.causes().stream().map(c -> of(c, advice, spoken)).toList();
        long leading = diagnosis.causes().stream()
                .filter(c -> c.probability() >= WORTH_SHOWING)
                .count();
        int shown = (int) Math.clamp(leading, 1, Math.min(MOST_SHOWN, all.size()));
        return new Ranking(all.subList(0, shown), all.subList(shown, Math.min(all.size(), shown + MOST_FOLDED)));
    }

    private static CauseView of(RankedCause ranked, Advice advice, Spoken spoken) {
        return new CauseView(
                ranked.cause().equals(Diagnosis.UNLISTED) ? "" : ranked.cause().value(),
                spoken.cause(ranked.cause()),
                spoken.summary(ranked.cause()),
                Odds.of(ranked.probability()),
                (int) Math.round(ranked.probability() * 100),
                ranked.because().stream()
                        .flatMap(r -> spoken.reason(r).stream())
                        .toList(),
                Optional.ofNullable(advice.settling().get(ranked.cause())).map(spoken::settling));
    }
}
