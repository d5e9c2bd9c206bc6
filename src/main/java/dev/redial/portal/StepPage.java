package dev.redial.portal;

import dev.redial.knowledge.Cause;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
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

/** One step, at an address of its own to pass on. */
@Path("/steps")
@RunOnVirtualThread
public class StepPage {

    private final Knowledge knowledge;

    StepPage(Knowledge knowledge) {
        this.knowledge = knowledge;
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
        static native TemplateInstance step(StepView step, List<Link> causes);

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
        return Page.ok(Templates.step(StepView.of(step.get(), knowledge.now(), language.code()), causes), language);
    }
}
