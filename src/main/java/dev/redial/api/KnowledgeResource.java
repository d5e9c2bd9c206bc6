package dev.redial.api;

import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.Languages;
import dev.redial.knowledge.Prose;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Causes, steps and questions, in the caller's language. */
@PermitAll
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class KnowledgeResource {

    private final Knowledge knowledge;

    KnowledgeResource(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    record SectionView(String heading, String html) {}

    record CauseView(
            String id,
            String title,
            String summary,
            String stage,
            String visibility,
            int prior,
            Map<String, String> codes,
            Map<String, String> findings,
            Map<String, String> answers,
            List<String> steps,
            List<SectionView> sections,
            List<String> sources) {}

    record StepView(
            String id,
            String title,
            String summary,
            List<String> who,
            int minutes,
            String risk,
            boolean weakensSecurity,
            @Nullable Integer undoWithinMinutes,
            List<String> changes,
            List<SectionView> sections,
            List<String> sources) {}

    record AnswerView(String id, String text) {}

    record QuestionView(String id, String title, String why, List<AnswerView> answers) {}

    @GET
    @Path("/causes")
    public List<CauseView> causes(@Context HttpHeaders headers) {
        return knowledge.now().causes().stream()
                .map(c -> view(c, language(headers)))
                .toList();
    }

    @GET
    @Path("/causes/{id}")
    public CauseView cause(@RestPath String id, @Context HttpHeaders headers) {
        return knowledge
                .now()
                .cause(new CauseId(id))
                .map(c -> view(c, language(headers)))
                .orElseThrow(() -> Problem.notFound("Cause"));
    }

    @GET
    @Path("/steps")
    public List<StepView> steps(@Context HttpHeaders headers) {
        return knowledge.now().steps().stream()
                .map(s -> view(s, language(headers)))
                .toList();
    }

    @GET
    @Path("/steps/{id}")
    public StepView step(@RestPath String id, @Context HttpHeaders headers) {
        return knowledge
                .now()
                .step(new StepId(id))
                .map(s -> view(s, language(headers)))
                .orElseThrow(() -> Problem.notFound("Step"));
    }

    @GET
    @Path("/questions")
    public List<QuestionView> questions(@Context HttpHeaders headers) {
        return knowledge.now().questions().stream()
                .map(q -> view(q, language(headers)))
                .toList();
    }

    private static CauseView view(Cause c, String language) {
        Prose prose = c.texts().in(language);
        return new CauseView(
                c.id().value(),
                prose.title(),
                prose.summary(),
                word(c.stage()),
                word(c.visibility()),
                c.prior(),
                words(c.codes()),
                words(c.findings()),
                words(c.answers()),
                c.steps().keySet().stream().map(StepId::value).toList(),
                sections(prose),
                c.sources());
    }

    private static StepView view(Step s, String language) {
        Prose prose = s.texts().in(language);
        return new StepView(
                s.id().value(),
                prose.title(),
                prose.summary(),
                s.who().stream().map(KnowledgeResource::word).toList(),
                s.minutes(),
                word(s.risk()),
                s.weakensSecurity(),
                s.undoWithinMinutes().orElse(null),
                s.changes().stream().map(stage -> stage.id()).sorted().toList(),
                sections(prose),
                s.sources());
    }

    private static QuestionView view(Question q, String language) {
        Prose prose = q.texts().in(language);
        return new QuestionView(
                q.id().value(),
                prose.title(),
                prose.summary(),
                q.answers().stream()
                        .map(a -> new AnswerView(
                                a, prose.section(a).map(Prose.Section::plain).orElse(a)))
                        .toList());
    }

    private static List<SectionView> sections(Prose prose) {
        return prose.sections().stream()
                .map(s -> new SectionView(s.heading(), s.html()))
                .toList();
    }

    private static <K, E extends Enum<E>> Map<String, String> words(Map<K, E> table) {
        Map<String, String> words = new TreeMap<>();
        table.forEach((key, word) -> words.put(key.toString(), word(word)));
        return words;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String language(HttpHeaders headers) {
        return Languages.choose(headers.getAcceptableLanguages());
    }
}
