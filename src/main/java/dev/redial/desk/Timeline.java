package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.code.ErrorCode;
import dev.redial.desk.CaseView.Happened;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Titles;
import dev.redial.session.CheckState;
import dev.redial.session.SessionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that happened to a case, in order: what the person did, what the tests did, what staff did. */
final class Timeline {

    private final Titles titles;
    private final DeskMessages words;
    private final List<At> all = new ArrayList<>();

    /** @param words in the language of the titles */
    Timeline(Titles titles, DeskMessages words) {
        this.titles = titles;
        this.words = words;
    }

    private record At(Instant at, CaseView.Moment moment) {}

    private void add(
            Instant at, String who, @Nullable Happened what, @Nullable AuditAction deed, String text, String result) {
        all.add(new At(at, new CaseView.Moment(DeskTime.text(at), who, what, deed, text, result)));
    }

    void session(SessionState s) {
        add(
                s.createdAt(),
                "",
                Happened.ARRIVED,
                null,
                s.code().map(ErrorCode::toString).orElse(""),
                s.from().orElse(""));
        s.answers()
                .forEach((question, answer) -> Optional.ofNullable(
                                s.answeredAt().get(question))
                        .ifPresent(at ->
                                add(at, "", Happened.ANSWERED, null, titles.of(question), said(question, answer))));
        s.tried()
                .forEach((step, result) -> Optional.ofNullable(s.triedAt().get(step))
                        .ifPresent(at -> add(at, "", Happened.TRIED, null, titles.of(step), words.stepResult(result))));
        s.outcome()
                .filter(o -> o.confirmedBy().isEmpty())
                .ifPresent(o -> add(
                        o.recordedAt(),
                        "",
                        Happened.ENDED,
                        null,
                        o.step().map(StepId::new).map(titles::of).orElse(""),
                        words.result(o.result())));
    }

    void check(CheckState c) {
        add(
                c.startedAt(),
                "",
                Happened.CHECKED,
                null,
                c.host() + c.port().map(p -> ":" + p).orElse(""),
                words.status(c.status()));
    }

    void deed(Instant at, String who, AuditAction action, String detail) {
        add(at, who, null, action, detail, "");
    }

    private String said(QuestionId question, String answer) {
        return titles.of(question, answer).orElseGet(words::answerUnknown);
    }

    List<CaseView.Moment> moments() {
        return all.stream().sorted(Comparator.comparing(At::at)).map(At::moment).toList();
    }
}
