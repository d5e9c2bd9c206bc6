package dev.redial.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.redial.admission.RunRecord;
import dev.redial.outcome.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is stored about a session, for the person it is about (REQUIREMENTS G-04). The names are those of the columns, so that a
 * test can see whether one was forgotten; left out are the hash of the token and what only the database needs.
 *
 * @param more what other packages keep about it, by name
 */
public record SessionExport(
        String exportedAt,
        SessionPart session,
        Map<String, Answered> answers,
        Map<String, Tried> steps,
        List<CheckPart> checks,
        List<RunPart> runs,
        @Nullable OutcomePart outcome,
        @Nullable ForecastPart forecast,
        Map<String, JsonNode> more) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPLACEMENT = "\uFFFD";

    /** @param fromArticle the id of the article that led here @param topCause what was the likeliest cause after the last check */
    public record SessionPart(
            String id,
            String supportCode,
            String createdAt,
            String state,
            String language,
            @Nullable Integer disconnect,
            @Nullable Integer extended,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String gateway,
            @Nullable String fromArticle,
            @Nullable String consentVersion,
            @Nullable String consentAt,
            @Nullable String topCause) {}

    /** @param measuredAt when, if that was for an earlier check of the same computer @param findings as stored @param trace what staff see of how the check went */
    public record CheckPart(
            String id,
            int number,
            String status,
            @Nullable String reason,
            String host,
            @Nullable Integer port,
            @Nullable String gateway,
            String startedAt,
            @Nullable String measuredAt,
            @Nullable Long millis,
            @Nullable String depth,
            JsonNode findings,
            List<String> trace) {}

    /** What the record of runs says of it; the client and the hashed target are names that mean nothing to the person. */
    public record RunPart(
            String askedAt,
            @Nullable String host,
            int port,
            @Nullable String gateway,
            @Nullable String addresses,
            String depth,
            String verdict,
            @Nullable String reason,
            String policy,
            @Nullable Integer connections,
            @Nullable Long bytesSent,
            @Nullable Long bytesReceived,
            @Nullable Long millis) {}

    /** @param remark the person's own words @param confirmed whether staff found it to be so; who did is not told */
    public record OutcomePart(
            String result,
            @Nullable String step,
            @Nullable String cause,
            @Nullable String remark,
            String recordedAt,
            boolean confirmed) {}

    /** An answer and when it was given. */
    record Answered(String answer, @Nullable String answeredAt) {}

    private static Map<String, Answered> answers(SessionEntity session) {
        Map<String, Answered> all = new TreeMap<>();
        session.answers.forEach((question, given) -> all.put(
                question,
                new Answered(
                        given.answer(),
                        Optional.ofNullable(given.answeredAt())
                                .map(Object::toString)
                                .orElse(null))));
        return all;
    }

    /** @param cause what was the likeliest before it was heard what had helped @param cameTrue whether that is a step against it @param witness who says that it helped */
    public record ForecastPart(String cause, double probability, boolean cameTrue, String witness) {}

    /** A step and what became of it. */
    record Tried(String result, @Nullable String triedAt) {}

    private static Map<String, Tried> tried(SessionEntity session) {
        Map<String, Tried> all = new TreeMap<>();
        session.steps.forEach((step, t) -> all.put(
                step,
                new Tried(
                        t.result(),
                        Optional.ofNullable(t.triedAt()).map(Object::toString).orElse(null))));
        return all;
    }

    static SessionExport of(
            SessionEntity session,
            List<CheckEntity> checks,
            List<RunRecord> runs,
            Optional<Outcome> outcome,
            Optional<ForecastEntity> forecast,
            Map<String, JsonNode> more,
            String exportedAt) {
        return new SessionExport(
                exportedAt,
                part(session),
                answers(session),
                tried(session),
                checks.stream().map(SessionExport::part).toList(),
                runs.stream().map(SessionExport::part).toList(),
                outcome.map(SessionExport::part).orElse(null),
                forecast.map(f -> new ForecastPart(f.cause, f.probability, f.cameTrue, f.witness))
                        .orElse(null),
                more);
    }

    private static SessionPart part(SessionEntity s) {
        return new SessionPart(
                s.id.toString(),
                s.supportCode,
                s.createdAt.toString(),
                s.state,
                s.language,
                s.disconnect,
                s.extended,
                s.host,
                s.port,
                s.gateway,
                s.fromArticle,
                s.consentVersion,
                s.consentAt == null ? null : s.consentAt.toString(),
                s.topCause);
    }

    private static CheckPart part(CheckEntity c) {
        return new CheckPart(
                c.id.toString(),
                c.number,
                c.status,
                c.reason,
                c.host,
                c.port,
                c.gateway,
                c.startedAt.toString(),
                c.measuredAt == null ? null : c.measuredAt.toString(),
                c.millis,
                c.depth,
                tree(c.findings),
                c.trace.lines().map(SessionExport::visible).toList());
    }

    private static RunPart part(RunRecord r) {
        Optional<RunRecord.Traffic> traffic = r.traffic();
        return new RunPart(
                r.askedAt().toString(),
                r.host().orElse(null),
                r.port(),
                r.gateway().orElse(null),
                r.addresses().isEmpty() ? null : String.join(" ", r.addresses()),
                r.depth(),
                r.verdict().name(),
                r.reason().orElse(null),
                r.policy(),
                traffic.map(RunRecord.Traffic::connections).orElse(null),
                traffic.map(RunRecord.Traffic::bytesSent).orElse(null),
                traffic.map(RunRecord.Traffic::bytesReceived).orElse(null),
                traffic.map(RunRecord.Traffic::millis).orElse(null));
    }

    private static OutcomePart part(Outcome o) {
        return new OutcomePart(
                o.result().name(),
                o.step().orElse(null),
                o.cause().orElse(null),
                o.remark().orElse(null),
                o.recordedAt().toString(),
                o.confirmedBy().isPresent());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored findings are not readable", e);
        }
    }

    /** The trace was written for us; control characters and what turns the direction of writing have no place in it. */
    private static String visible(String line) {
        return line.replaceAll("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}]", REPLACEMENT);
    }
}
