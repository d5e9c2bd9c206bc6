package dev.redial.portal;

import dev.redial.knowledge.Languages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says to everybody what we send to computers, from where and why, and whom to complain to. */
@PermitAll
@Path("/")
@RunOnVirtualThread
public class AboutPage {

    /** RFC 9116 section 2.5.5 asks for less than a year. */
    private static final Duration GOOD_FOR = Duration.ofDays(180);

    private final String identity;
    private final Duration spacing;
    private final Duration longest;
    private final String publicUrl;
    private final Optional<String> contact;
    private final Clock clock;

    AboutPage(
            @ConfigProperty(name = "redial.probe.identity", defaultValue = "redial") String identity,
            @ConfigProperty(name = "redial.probe.spacing", defaultValue = "150ms") Duration spacing,
            @ConfigProperty(name = "redial.probe.run", defaultValue = "30s") Duration longest,
            @ConfigProperty(name = "redial.public-url") String publicUrl,
            @ConfigProperty(name = "redial.contact") Optional<String> contact,
            Clock clock) {
        this.identity = identity;
        this.spacing = spacing;
        this.longest = longest;
        this.publicUrl = publicUrl;
        this.contact = contact;
        this.clock = clock;
    }

    /** What the page needs beside its own words. @param contact a mail or web address, or empty */
    record AboutView(String identity, String spacing, String longest, String url, String contact) {}

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance about(AboutView view);

        private Templates() {}
    }

    @GET
    @Path("/about/probe")
    public Response probe(@Context HttpHeaders headers, @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        AboutView view = new AboutView(
                identity, spacing.toMillis() + " ms", longest.toSeconds() + " s", publicUrl, contact.orElse(""));
        return Page.ok(Templates.about(view), language);
    }

    @GET
    @Path("/.well-known/security.txt")
    public Response security() {
        String where = contact.map(c -> c.contains("@") && !c.contains(":") ? "mailto:" + c : c)
                .orElse(publicUrl + "/about/probe");
        return plain("""
                Contact: %s
                Expires: %s
                Preferred-Languages: %s
                Canonical: %s/.well-known/security.txt
                Policy: %s/about/probe
                """.formatted(
                        where,
                        clock.instant().plus(GOOD_FOR).truncatedTo(ChronoUnit.DAYS),
                        String.join(", ", Languages.SUPPORTED),
                        publicUrl,
                        publicUrl));
    }

    /** Articles may be found; sessions and the desk are nobody's business, and searches lead nowhere. */
    @GET
    @Path("/robots.txt")
    public Response robots() {
        return plain("""
                User-agent: *
                Disallow: /s/
                Disallow: /desk
                Disallow: /api/
                Sitemap: %s/sitemap.xml
                """.formatted(publicUrl));
    }

    /** Whatever the client says it accepts: these two are text. */
    private static Response plain(String text) {
        return Response.ok(text, MediaType.TEXT_PLAIN_TYPE.withCharset(StandardCharsets.UTF_8.name()))
                .build();
    }
}
