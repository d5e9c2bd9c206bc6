package dev.redial.portal;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Diagnosis.RankedCause;
import java.util.List;

/** One ranked cause in words. @param id empty for what is not in our list; @param percent 0 for less than one */
record CauseView(String id, String title, String summary, Odds odds, int percent, List<ReasonView> reasons) {

    /** Weaker causes are folded away. */
    private static final double WORTH_SHOWING = 0.03;

    private static final int MOST_SHOWN = 6;
    private static final int MOST_FOLDED = 20;

    /** The leading causes, and the rest to unfold. */
    record Ranking(List<CauseView> leading, List<CauseView> rest) {}

    /** Something found, answered or tried, and whether it speaks for the cause. @param anchor of the finding on the page, or empty */
    record ReasonView(String text, String anchor, boolean speaksFor) {}

    static Ranking ranking(Diagnosis diagnosis, Spoken spoken) {
        List<CauseView> all =
                diagnosis.causes().stream().map(c -> of(c, spoken)).toList();
        long leading = diagnosis.causes().stream()
                .filter(c -> c.probability() >= WORTH_SHOWING)
                .count();
        int shown = (int) Math.clamp(leading, 1, Math.min(MOST_SHOWN, all.size()));
        return new Ranking(all.subList(0, shown), all.subList(shown, Math.min(all.size(), shown + MOST_FOLDED)));
    }

    private static CauseView of(RankedCause ranked, Spoken spoken) {
        return new CauseView(
                ranked.cause().equals(Diagnosis.UNLISTED) ? "" : ranked.cause().value(),
                spoken.cause(ranked.cause()),
                spoken.summary(ranked.cause()),
                Odds.of(ranked.probability()),
                (int) Math.round(ranked.probability() * 100),
                ranked.because().stream()
                        .flatMap(r -> spoken.reason(r).stream())
                        .toList());
    }
}
