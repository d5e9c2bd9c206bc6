package dev.redial.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingWords;
import dev.redial.handover.Letter;
import dev.redial.knowledge.Knowledge;
import dev.redial.session.Advice;
import dev.redial.session.Report;
import dev.redial.session.SessionState;
import dev.redial.session.Troubleshooter;
import dev.redial.target.TargetRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes a case down for those whom it is passed on to: whole, as they are to fix it. */
@ApplicationScoped
class HandoverLetters {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Far more than any case has shown; what a hostile peer adds beyond is no help to anybody. */
    private static final int MOST_FINDINGS = 100;

    private static final int MOST_CAUSES = 5;
    private static final int LONGEST_REPORT = 100_000;

    private final Knowledge knowledge;
    private final Troubleshooter troubleshooter;
    private final String publicUrl;

    HandoverLetters(
            Knowledge knowledge,
            Troubleshooter troubleshooter,
            @ConfigProperty(name = "redial.public-url") String publicUrl) {
        this.knowledge = knowledge;
        this.troubleshooter = troubleshooter;
        this.publicUrl = publicUrl;
    }

    /** What other systems get. The names are part of what receivers rely on; see src/docs/handover.md. */
    record Case(
            String supportCode,
            String desk,
            String openedAt,
            String by,
            String note,
            @Nullable String error,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String gateway,
            List<Seen> findings,
            List<Likely> causes,
            String report) {}

    /** One finding. */
    record Seen(String code, String severity, @Nullable String address, String text) {}

    /** One likely cause. */
    record Likely(String id, String title, long percent) {}

    /** @param note the words of the member of staff @param by their name */
    Letter of(SessionState state, String note, String by, String language) {
        Advice advice = troubleshooter.advise(state.relevant());
        String desk = publicUrl + "/desk/sessions/" + state.id();
        String report = Report.of(
                        state, advice, troubleshooter.clients(state.relevant()), knowledge.now(), language, false)
                .plain();
        String subject = "Redial " + state.supportCode()
                + state.code().map(code -> ": " + code).orElse("");
        String text = (note.isBlank() ? "" : note.strip() + "\n\n") + report + "\n" + desk + "\n";
        return new Letter(subject, text, json(state, advice, note, by, desk, report, language));
    }

    private String json(
            SessionState state, Advice advice, String note, String by, String desk, String report, String language) {
        Optional<TargetRequest> target = state.target();
        try {
            return JSON.writeValueAsString(new Case(
                    state.supportCode().value(),
                    desk,
                    state.createdAt().toString(),
                    by,
                    note,
                    state.code().map(Object::toString).orElse(null),
                    target.map(TargetRequest::host).orElse(null),
                    target.flatMap(TargetRequest::port).orElse(null),
                    target.flatMap(TargetRequest::gateway).orElse(null),
                    state.relevant().findings().stream()
                            .limit(MOST_FINDINGS)
                            .map(finding -> seen(finding, language))
                            .toList(),
                    advice.diagnosis().causes().stream()
                            .limit(MOST_CAUSES)
                            .map(cause -> new Likely(
                                    cause.cause().value(),
                                    knowledge
                                            .now()
                                            .cause(cause.cause())
                                            .map(known ->
                                                    known.texts().in(language).title())
                                            .orElse(""),
                                    Math.round(cause.probability() * 100)))
                            .toList(),
                    report.substring(0, Math.min(report.length(), LONGEST_REPORT))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    private static Seen seen(Finding finding, String language) {
        return new Seen(
                finding.code().name(),
                finding.severity().id(),
                finding.address().orElse(null),
                FindingWords.text(finding, Locale.of(language)));
    }
}
