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
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One cause, at an address of its own. */
@PermitAll
@Path("/causes")
@RunOnVirtualThread
public class CausePage {

    private final Knowledge knowledge;
    private final String publicUrl;

    CausePage(Knowledge knowledge, @ConfigProperty(name = "redial.public-url") String publicUrl) {
        this.knowledge = knowledge;
        this.publicUrl = publicUrl;
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
        static native TemplateInstance cause(CausePageView cause, Sharing sharing);

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
        CausePageView view = view(cause.get(), language.code());
        return Page.ok(Templates.cause(view, sharing(view, cause.get(), language)), language);
    }

    private Sharing sharing(CausePageView view, Cause cause, PageLanguage language) {
        String path = "/causes/" + view.id();
        String summary = cause.texts().in(language.code()).summary();
        LinkedData data = LinkedData.article(
                publicUrl + path,
                language.code(),
                view.title(),
                summary,
                "",
                view.sources().stream().map(SourceView::url).toList());
        return Sharing.of(publicUrl, path, language, view.title(), summary, data);
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
