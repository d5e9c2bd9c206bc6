package dev.redial.portal;

import dev.redial.code.CodeLink;
import dev.redial.knowledge.CodeArticle;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.practice.PracticeHost;
import dev.redial.practice.PracticeList;
import dev.redial.session.Arrivals;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where people begin who were not sent by an article. */
@PermitAll
@Path("/")
@RunOnVirtualThread
public class StartPage {

    private final Knowledge knowledge;
    private final Arrivals arrivals;
    private final PracticeList practice;

    StartPage(Knowledge knowledge, Arrivals arrivals, PracticeList practice) {
        this.knowledge = knowledge;
        this.arrivals = arrivals;
        this.practice = practice;
    }

    /** What the start page shows. */
    record StartView(TypedForm form, List<ArticleLink> articles, List<PracticeLink> practice) {}

    /** A page in full. @param code what it is about, such as {@code 0x904/0x7}; with {@code …} for any main code */
    record ArticleLink(String path, String code, String title, String summary) {}

    /** A host to practise with. @param gateway empty where none is before it @param code the error that goes with it */
    record PracticeLink(PracticeHost host, String address, String gateway, String code) {}

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance start(StartView view);

        private Templates() {}
    }

    @GET
    public Response start(
            @QueryParam("from") @DefaultValue("") String from, @Context HttpHeaders headers, @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        TypedForm.from(from).ifPresent(article -> arrivals.came(article, Optional.empty()));
        return Page.ok(page(TypedForm.prefilled("", "", "", "", from), language), language);
    }

    TemplateInstance page(TypedForm form, PageLanguage language) {
        return Templates.start(new StartView(form, articles(knowledge.now(), language), practiceLinks()));
    }

    static List<ArticleLink> articles(KnowledgeBase knowledge, PageLanguage language) {
        return knowledge.articles().stream()
                .sorted(Comparator.comparing((CodeArticle a) ->
                                Integer.toUnsignedLong(a.page().disconnect()))
                        .thenComparing(a -> a.page().toString()))
                .map(a -> new ArticleLink(
                        CodeLink.path(a.page()),
                        a.about().toString().replace("*/", "… / "),
                        a.texts().in(language.code()).title(),
                        a.texts().in(language.code()).summary()))
                .toList();
    }

    private List<PracticeLink> practiceLinks() {
        return practice.running().stream()
                .map(r -> new PracticeLink(
                        r.host(), r.address(), r.gateway().orElse(""), r.host().errorCode()))
                .toList();
    }
}
