package dev.redial.portal;

import dev.redial.code.CodeLink;
import dev.redial.code.ErrorCode;
import dev.redial.knowledge.CodeArticle;
import dev.redial.knowledge.CodeMeaning;
import dev.redial.knowledge.Knowledge;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A small card on one code for help articles of others: the only page that may be framed, and one without cookies. */
@PermitAll
@Path("/embed")
@RunOnVirtualThread
public class EmbedPage {

    private final Knowledge knowledge;
    private final String publicUrl;

    EmbedPage(Knowledge knowledge, @ConfigProperty(name = "redial.public-url") String publicUrl) {
        this.knowledge = knowledge;
        this.publicUrl = publicUrl;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance embed(String code, String sentence, String link);

        private Templates() {}
    }

    @GET
    @Path("/{code}")
    public Response main(@PathParam("code") String code, @Context HttpHeaders headers, @Context UriInfo uri) {
        return card(code, Optional.empty(), headers, uri);
    }

    @GET
    @Path("/{code}/{extended}")
    public Response pair(
            @PathParam("code") String code,
            @PathParam("extended") String extended,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return card(code, Optional.of(extended), headers, uri);
    }

    private Response card(String main, Optional<String> extended, HttpHeaders headers, UriInfo uri) {
        PageLanguage asked = PageLanguage.of(headers, uri);
        PageLanguage language = new PageLanguage(asked.code(), false);
        ErrorCode code = knowledge.read(main, extended).orElseThrow(NotFoundException::new);
        String link = publicUrl + CodeLink.path(code) + (asked.chosen() ? "?lang=" + asked.code() : "");
        return Page.ok(Templates.embed(code.toString(), sentence(code, language), link), language);
    }

    private String sentence(ErrorCode code, PageLanguage language) {
        CodeMeaning.Pair pair = knowledge.now().describe(code);
        Optional<CodeArticle> article = pair.article();
        return article.map(a -> a.texts().in(language.code()).summary()).orElseGet(() -> switch (pair.main()) {
            case CodeMeaning.Known(var entry) -> entry.meaning(language.code());
            case CodeMeaning.Unlisted(var namespace, var number, var layer) ->
                layer.map(l -> language.words().layer(l))
                        .orElseGet(() -> language.words().unknownNumber());
        });
    }
}
