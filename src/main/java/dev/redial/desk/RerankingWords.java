package dev.redial.desk;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.NextStep;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Titles;
import dev.redial.session.Advice;

/** Puts advice by one knowledge or another into words. Titles are those of the knowledge that the advice is by. */
record RerankingWords(KnowledgeBase now, KnowledgeBase then, String language, boolean sessions) {

    KnowledgeView.Preview preview(Reranking reranking, boolean draft) {
        return new KnowledgeView.Preview(
                reranking.looked(), reranking.changed().stream().map(this::row).toList(), draft, sessions);
    }

    private KnowledgeView.Row row(Reranking.Changed changed) {
        return new KnowledgeView.Row(
                sessions ? changed.session().id().toString() : "",
                sessions ? changed.session().supportCode().value() : "",
                changed.session().code().map(ErrorCode::toString).orElse(""),
                first(changed.before(), now),
                first(changed.after(), then),
                next(changed.before().next(), now),
                next(changed.after().next(), then));
    }

    private KnowledgeView.Ranked first(Advice advice, KnowledgeBase knowledge) {
        return Reranking.first(advice)
                .map(r -> new KnowledgeView.Ranked(title(r, knowledge), Math.round(r.probability() * 100) + " %"))
                .orElseThrow(); // the unlisted cause is always there
    }

    private String title(Diagnosis.RankedCause ranked, KnowledgeBase knowledge) {
        return knowledge
                .cause(ranked.cause())
                .map(c -> c.texts().in(language).title())
                .orElse("");
    }

    private SessionView.Next next(NextStep next, KnowledgeBase knowledge) {
        return switch (next) {
            case NextStep.Ask(var id, var saves, var between) ->
                new SessionView.Next(new SessionView.Link(new Titles(knowledge, language).of(id), ""), null, "", null);
            case NextStep.Try(var id, var chance, var against) ->
                new SessionView.Next(
                        null,
                        new SessionView.Link(new Titles(knowledge, language).of(id), ""),
                        Math.round(chance * 100) + " %",
                        null);
            case NextStep.HandOver(var why, var likeliest, var left) -> new SessionView.Next(null, null, "", why);
        };
    }
}
