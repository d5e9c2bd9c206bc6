package dev.redial.portal;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers with a page in the visitor's language. */
final class Page {

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset(StandardCharsets.UTF_8.name());

    private Page() {}

    static Response ok(TemplateInstance page, PageLanguage language) {
        return of(Response.Status.OK.getStatusCode(), page, language).build();
    }

    static Response.ResponseBuilder of(int status, TemplateInstance page, PageLanguage language) {
        Response.ResponseBuilder response = Response.status(status)
                .entity(page.setLocale(language.locale()).render())
                .type(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .header(HttpHeaders.VARY, "Accept-Language, Cookie");
        return language.chosen() ? response.cookie(language.cookie()) : response;
    }

    /** 303, so that loading the next page anew does not send the form again. */
    static Response see(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
