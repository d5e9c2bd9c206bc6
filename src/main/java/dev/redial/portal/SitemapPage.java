package dev.redial.portal;

import dev.redial.code.CodeLink;
import dev.redial.code.ErrorCode;
import dev.redial.knowledge.CodeArticle;
import dev.redial.knowledge.CodeEntry;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All pages worth finding, by https://www.sitemaps.org/protocol.html, each with its languages. Its addresses consist of our own ids and numbers. */
@PermitAll
@Path("/sitemap.xml")
@RunOnVirtualThread
public class SitemapPage {

    private final Knowledge knowledge;
    private final String publicUrl;

    SitemapPage(Knowledge knowledge, @ConfigProperty(name = "redial.public-url") String publicUrl) {
        this.knowledge = knowledge;
        this.publicUrl = publicUrl;
    }

    @GET
    public Response all() {
        String urls = pages(knowledge.now()).entrySet().stream()
                .map(page -> url(page.getKey(), page.getValue()))
                .collect(Collectors.joining());
        return Response.ok(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
                        %s</urlset>
                        """.formatted(urls), MediaType.APPLICATION_XML_TYPE.withCharset(StandardCharsets.UTF_8.name()))
                .build();
    }

    /** Paths with the day they were gone through, where that is known. */
    private static Map<String, Optional<String>> pages(KnowledgeBase known) {
        Map<String, Optional<String>> pages = new LinkedHashMap<>();
        for (String path : new String[] {"/", "/e", "/findings", "/discouraged", "/rdp-file", "/about/probe"}) {
            pages.put(path, Optional.empty());
        }
        for (CodeArticle article : known.articles()) {
            pages.put(
                    CodeLink.path(article.page()),
                    Optional.of(article.reviewed().toString()));
        }
        known.entries().stream()
                .filter(known::hasPage)
                .map(CodeEntry::number)
                .forEach(number -> pages.putIfAbsent(CodeLink.path(ErrorCode.of(number)), Optional.empty()));
        known.causes().forEach(cause -> pages.put("/causes/" + cause.id().value(), Optional.empty()));
        known.steps().forEach(step -> pages.put("/steps/" + step.id().value(), Optional.empty()));
        return pages;
    }

    private String url(String path, Optional<String> day) {
        String languages = Languages.SUPPORTED.stream()
                .map(code -> "<xhtml:link rel=\"alternate\" hreflang=\"" + code + "\" href=\"" + publicUrl + path
                        + "?lang=" + code + "\"/>")
                .collect(Collectors.joining());
        return "<url><loc>" + publicUrl + path + "</loc>"
                + day.map(d -> "<lastmod>" + d + "</lastmod>").orElse("") + languages + "</url>\n";
    }
}
