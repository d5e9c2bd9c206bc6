package dev.redial.portal;

import dev.redial.knowledge.Discouraged;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Prose;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;

/** The cures of the web that we advise against, each with its reason and what to do instead. */
@Path("/discouraged")
@RunOnVirtualThread
public class DiscouragedPage {

    private final Knowledge knowledge;

    DiscouragedPage(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** One of them. @param html our own prose, rendered by us */
    record DiscouragedView(String id, String title, String html, List<StepPage.Link> instead) {}

    /** All of them, with the sources of all. */
    record AllView(List<DiscouragedView> each, List<SourceView> sources) {}

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance discouraged(AllView view);

        private Templates() {}
    }

    @GET
    public Response all(@Context HttpHeaders headers, @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        KnowledgeBase known = knowledge.now();
        List<String> sources = new ArrayList<>();
        known.discouraged().forEach(d -> sources.addAll(d.sources()));
        List<DiscouragedView> each =
                known.discouraged().stream().map(d -> view(d, known, language)).toList();
        return Page.ok(Templates.discouraged(new AllView(each, SourceView.list(sources, List.of(), known))), language);
    }

    private static DiscouragedView view(Discouraged d, KnowledgeBase known, PageLanguage language) {
        Prose prose = d.texts().in(language.code());
        return new DiscouragedView(
                d.id(),
                prose.title(),
                prose.intro(),
                d.instead().stream()
                        .flatMap(id -> known.step(id).stream())
                        .map(step -> StepPage.Link.to(step, language.code()))
                        .toList());
    }
}
