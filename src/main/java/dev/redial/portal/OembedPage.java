package dev.redial.portal;

import dev.redial.code.CodeLink;
import dev.redial.code.ErrorCode;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.Prose;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Describes the card of an article to sites that embed what is linked, by https://oembed.com (version 1.0). */
@PermitAll
@Path("/oembed")
@RunOnVirtualThread
public class OembedPage {

    static final int WIDTH = 480;
    static final int HEIGHT = 220;
    private static final int NOT_IMPLEMENTED = 501;
    private static final Pattern PAGE = Pattern.compile("/e/([^/?#]{1,32})(?:/([^/?#]{1,32}))?(?:[?#].*)?");

    private final Knowledge knowledge;
    private final String publicUrl;

    OembedPage(Knowledge knowledge, @ConfigProperty(name = "redial.public-url") String publicUrl) {
        this.knowledge = knowledge;
        this.publicUrl = publicUrl;
    }

    @GET
    @Produces(MediaType.WILDCARD) // whatever a crawler says it accepts, this is JSON
    public Response describe(
            @QueryParam("url") @DefaultValue("") String url,
            @QueryParam("format") @DefaultValue("json") String format,
            @QueryParam("maxwidth") @DefaultValue("0") int mostWide,
            @QueryParam("maxheight") @DefaultValue("0") int mostHigh,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        if (!format.equals("json")) {
            return Response.status(NOT_IMPLEMENTED).build();
        }
        PageLanguage language = new PageLanguage(PageLanguage.of(headers, uri).code(), false);
        return code(url)
                .map(code -> Response.ok(
                        card(code, narrowed(WIDTH, mostWide), narrowed(HEIGHT, mostHigh), language),
                        MediaType.APPLICATION_JSON_TYPE))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .build();
    }

    private static int narrowed(int usual, int most) {
        return most > 0 ? Math.min(usual, most) : usual;
    }

    /** Only addresses of our own pages; anything else is none of ours to describe. */
    private Optional<ErrorCode> code(String url) {
        Matcher m = PAGE.matcher(url.startsWith(publicUrl) ? url.substring(publicUrl.length()) : "");
        return m.matches() ? knowledge.read(m.group(1), Optional.ofNullable(m.group(2))) : Optional.empty();
    }

    private Map<String, Object> card(ErrorCode code, int width, int height, PageLanguage language) {
        String title = knowledge
                .now()
                .article(code)
                .map(a -> a.texts().in(language.code()))
                .map(Prose::title)
                .orElseGet(() -> language.words().unlistedTitle(code.toString()));
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("version", "1.0");
        card.put("type", "rich");
        card.put("title", title);
        card.put("provider_name", "Redial");
        card.put("provider_url", publicUrl);
        card.put("width", width);
        card.put("height", height);
        card.put(
                "html",
                "<iframe src=\"" + publicUrl + CodeLink.embedPath(code) + "\" width=\"" + width + "\" height=\""
                        + height + "\" title=\"Redial: " + code + "\"></iframe>");
        return card;
    }
}
