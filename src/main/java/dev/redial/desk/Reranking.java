package dev.redial.desk;

import dev.redial.diagnosis.Diagnosis.RankedCause;
import dev.redial.diagnosis.Model;
import dev.redial.diagnosis.NextStep;
import dev.redial.knowledge.CauseId;
import dev.redial.session.Advice;
import dev.redial.session.SessionState;
import java.util.List;
import java.util.Optional;

/**
 * How sessions would be advised if something else were known.
 *
 * @param looked how many sessions were looked at
 * @param changed those that would get another first cause or another next step
 */
record Reranking(int looked, List<Changed> changed) {

    /** One session's advice by what is known and by what would be. */
    record Changed(SessionState session, Advice before, Advice after) {}

    static Reranking of(List<SessionState> sessions, Model now, Model then) {
        List<Changed> changed = sessions.stream()
                .map(s -> new Changed(s, Advice.on(s.relevant(), now), Advice.on(s.relevant(), then)))
                .filter(c -> differ(c.before(), c.after()))
                .toList();
        return new Reranking(sessions.size(), changed);
    }

    /** Percentages move with every number; what people notice is the first cause and what they are told to do. */
    private static boolean differ(Advice before, Advice after) {
        return !firstId(before).equals(firstId(after)) || !sameStep(before.next(), after.next());
    }

    static Optional<RankedCause> first(Advice advice) {
        return advice.diagnosis().causes().stream().findFirst();
    }

    private static Optional<CauseId> firstId(Advice advice) {
        return first(advice).map(RankedCause::cause);
    }

    private static boolean sameStep(NextStep before, NextStep after) {
        return switch (before) {
            case NextStep.Ask(var question, var saves, var between) ->
                after instanceof NextStep.Ask ask && ask.question().equals(question);
            case NextStep.Try(var step, var chance, var against) ->
                after instanceof NextStep.Try attempt && attempt.step().equals(step);
            case NextStep.HandOver(var why, var likeliest, var left) ->
                after instanceof NextStep.HandOver handOver && handOver.why() == why;
        };
    }
}
