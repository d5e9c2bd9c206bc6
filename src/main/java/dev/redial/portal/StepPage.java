package dev.redial.portal;

import dev.redial.knowledge.Cause;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.Prose;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
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

/** One step, at an address of its own to pass on. */
@PermitAll
@Path("/steps")
@RunOnVirtualThread
public class StepPage {

    private final Knowledge knowledge;
    private final String publicUrl;

    StepPage(Knowledge knowledge, @ConfigProperty(name = "redial.public-url") String publicUrl) {
        this.knowledge = knowledge;
        this.publicUrl = publicUrl;
    }

    /** A link to another thing of the knowledge. */
    record Link(String path, String title, String summary) {
        static Link to(Cause cause, String language) {
            return new Link(
                    "/causes/" + cause.id().value(),
                    cause.texts().in(language).title(),
                    cause.texts().in(language).summary());
        }

        static Link to(Step step, String language) {
            return new Link(
                    "/steps/" + step.id().value(),
                    step.texts().in(language).title(),
                    step.texts().in(language).summary());
        }
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance step(StepView step, List<Link> causes, Sharing sharing);

        static native TemplateInstance unknown(String sentence);

        private Templates() {}
    }

    @GET
    @Path("/{id}")
    public Response step(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        Optional<Step> step = knowledge.now().step(new StepId(id));
        if (step.isEmpty()) {
            TemplateInstance page = Templates.unknown(language.words().unknownStep());
            return Page.of(Response.Status.NOT_FOUND.getStatusCode(), page, language)
                    .build();
        }
        List<Link> causes = knowledge.now().causesHelpedBy(step.get().id()).stream()
                .map(c -> Link.to(c, language.code()))
                .toList();
        StepView view = StepView.of(step.get(), knowledge.now(), language.code());
        return Page.ok(Templates.step(view, causes, sharing(view, step.get(), language)), language);
    }

    private Sharing sharing(StepView view, Step step, PageLanguage language) {
        Prose prose = step.texts().in(language.code());
        LinkedData data = LinkedData.howTo(
                publicUrl + view.path(),
                language.code(),
                view.title(),
                prose.summary(),
                view.minutes(),
                prose.sections().stream()
                        .limit(1)
                        .flatMap(s -> s.items().stream())
                        .toList());
        return Sharing.of(publicUrl, view.path(), language, view.title(), prose.summary(), data);
    }
}
