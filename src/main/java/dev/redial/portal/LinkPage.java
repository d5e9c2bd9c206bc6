package dev.redial.portal;

import dev.redial.code.CodeLink;
import dev.redial.code.ErrorCode;
import dev.redial.knowledge.Knowledge;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes links, buttons and cards for the help articles of others, with the error and the computer filled in. */
@PermitAll
@Path("/link")
@RunOnVirtualThread
public class LinkPage {

    private static final int UNPROCESSABLE = 422;

    private final Knowledge knowledge;
    private final String publicUrl;

    LinkPage(Knowledge knowledge, @ConfigProperty(name = "redial.public-url") String publicUrl) {
        this.knowledge = knowledge;
        this.publicUrl = publicUrl;
    }

    /** What was asked for, as typed. */
    record Wish(String code, String from, String host, String port, String gateway) {

        /** The part of the address behind the code's; empty when nothing is to be filled in. */
        String query() {
            String fields = Stream.of(
                            field("from", from), field("host", host), field("port", port), field("gateway", gateway))
                    .filter(field -> !field.isEmpty())
                    .collect(Collectors.joining("&"));
            return fields.isEmpty() ? "" : "?" + fields;
        }

        private static String field(String name, String value) {
            return value.isBlank() ? "" : name + "=" + URLEncoder.encode(value.strip(), StandardCharsets.UTF_8);
        }
    }

    /** @param wrong whether the code is none; the links are empty then */
    record LinkView(Wish wish, boolean wrong, String address, String button, String markdown, String card) {}

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance link(LinkView view);

        private Templates() {}
    }

    @GET
    public Response build(
            @QueryParam("code") @DefaultValue("0x904/0x7") String code,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("host") @DefaultValue("") String host,
            @QueryParam("port") @DefaultValue("") String port,
            @QueryParam("gateway") @DefaultValue("") String gateway,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        Wish wish = new Wish(code, from, host, port, gateway);
        Optional<ErrorCode> read = read(code.strip());
        return read.map(error -> Page.ok(Templates.link(view(wish, error, language)), language))
                .orElseGet(
                        () -> Page.of(UNPROCESSABLE, Templates.link(new LinkView(wish, true, "", "", "", "")), language)
                                .build());
    }

    private Optional<ErrorCode> read(String code) {
        String[] parts = code.split("[/ ]+", 2);
        return knowledge.read(parts[0], parts.length == 1 ? Optional.empty() : Optional.of(parts[1]));
    }

    /** Everything but the code is encoded for an address, so that it holds no character that HTML or Markdown would read. */
    private LinkView view(Wish wish, ErrorCode code, PageLanguage language) {
        String query = wish.query();
        String address = publicUrl + CodeLink.path(code) + query;
        String label = language.words(ArticleMessages.class).linkLabel(code.toString());
        String html = address.replace("&", "&amp;");
        return new LinkView(
                wish,
                false,
                address,
                "<a href=\"" + html + "\" style=\"display:inline-block;padding:.6em 1.2em;border-radius:.5em;"
                        + "background:#0b5c6b;color:#fff;text-decoration:none\">" + label + "</a>",
                "[" + label + "](" + address + ")",
                "<iframe src=\"" + publicUrl + CodeLink.embedPath(code) + "\" title=\"" + label
                        + "\" width=\"" + OembedPage.WIDTH + "\" height=\"" + OembedPage.HEIGHT
                        + "\" loading=\"lazy\"></iframe>");
    }
}
