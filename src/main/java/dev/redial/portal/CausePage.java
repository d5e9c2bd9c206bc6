package dev.redial.portal;

import dev.redial.code.CodeLink;
import dev.redial.code.ErrorCode;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.CodePattern;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.Prose;
import dev.redial.knowledge.Visibility;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** One cause, at an address of its own. */
@Path("/causes")
@RunOnVirtualThread
public class CausePage {

    private final Knowledge knowledge;

    CausePage(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** One cause as shown. @param codes pages of codes it is known for */
    record CausePageView(
            String id,
            String title,
            String intro,
            List<Prose.Section> sections,
            Visibility visibility,
            boolean translated,
            List<StepPage.Link> steps,
            List<CodeRef> codes,
            List<SourceView> sources) {}

    /** A code with its page. */
    record CodeRef(String code, String path) {}

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance cause(CausePageView cause);

        private Templates() {}
    }

    @GET
    @Path("/{id}")
    public Response cause(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        Optional<Cause> cause = knowledge.now().cause(new CauseId(id));
        if (cause.isEmpty()) {
            TemplateInstance page = StepPage.Templates.unknown(language.words().unknownCause());
            return Page.of(Response.Status.NOT_FOUND.getStatusCode(), page, language)
                    .build();
        }
        return Page.ok(Templates.cause(view(cause.get(), language.code())), language);
    }

    private CausePageView view(Cause cause, String language) {
        Prose prose = cause.texts().in(language);
        return new CausePageView(
                cause.id().value(),
                prose.title(),
                prose.intro(),
                prose.sections(),
                cause.visibility(),
                cause.texts().translated(language),
                cause.steps().keySet().stream()
                        .flatMap(s -> knowledge.now().step(s).stream())
                        .map(s -> StepPage.Link.to(s, language))
                        .toList(),
                cause.codes().keySet().stream().flatMap(p -> ref(p).stream()).toList(),
                SourceView.list(prose.cited(), cause.sources(), knowledge.now()));
    }

    private static Optional<CodeRef> ref(CodePattern pattern) {
        return pattern.disconnect()
                .map(main -> new ErrorCode(main, pattern.extended()))
                .map(code -> new CodeRef(code.toString(), CodeLink.path(code)));
    }
}
