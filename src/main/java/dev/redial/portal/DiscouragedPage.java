package dev.redial.portal;

import dev.redial.knowledge.Discouraged;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Prose;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The cures of the web that we advise against, each with its reason and what to do instead. */
@PermitAll
@Path("/discouraged")
@RunOnVirtualThread
public class DiscouragedPage {

    private static final Pattern CITED = Pattern.compile("(<a [^>]*href=\"#source-([a-z0-9-]+)\"[^>]*>)[0-9]+</a>");

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
        List<String> cited = new ArrayList<>();
        known.discouraged()
                .forEach(d -> cited.addAll(d.texts().in(language.code()).cited()));
        List<SourceView> sources = SourceView.list(cited, List.of(), known);
        Map<String, Integer> numbers = sources.stream().collect(Collectors.toMap(SourceView::id, SourceView::number));
        List<DiscouragedView> each = known.discouraged().stream()
                .map(d -> view(d, numbers, known, language))
                .toList();
        return Page.ok(Templates.discouraged(new AllView(each, sources)), language);
    }

    /** Each text numbers its sources from 1; the page has one list for all. */
    private static String numbered(String html, Map<String, Integer> numbers) {
        return CITED.matcher(html).replaceAll(m -> m.group(1) + numbers.get(m.group(2)) + "</a>");
    }

    private static DiscouragedView view(
            Discouraged d, Map<String, Integer> numbers, KnowledgeBase known, PageLanguage language) {
        Prose prose = d.texts().in(language.code());
        return new DiscouragedView(
                d.id(),
                prose.title(),
                numbered(prose.intro(), numbers),
                d.instead().stream()
                        .flatMap(id -> known.step(id).stream())
                        .map(step -> StepPage.Link.to(step, language.code()))
                        .toList());
    }
}
