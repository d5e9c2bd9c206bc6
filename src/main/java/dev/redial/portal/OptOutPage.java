package dev.redial.portal;

import dev.redial.optout.ProofRequest;
import dev.redial.optout.ProofRequests;
import dev.redial.optout.ProofRequests.Looked;
import dev.redial.optout.Purpose;
import dev.redial.target.Holding;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where owners opt out of being tested, and back in, without asking anybody (REQUIREMENTS A-14). */
@PermitAll
@Path("/about/opt-out")
@RunOnVirtualThread
public class OptOutPage {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final Duration WAIT = Duration.ofMinutes(10);
    private static final String UUID_TEXT = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ProofRequests requests;
    private final Asking asking;
    private final Optional<String> contact;

    OptOutPage(
            ProofRequests requests, Asking asking, @ConfigProperty(name = "redial.contact") Optional<String> contact) {
        this.requests = requests;
        this.asking = asking;
        this.contact = contact;
    }

    /** The form. @param subject as typed @param wrong the sentence at the field @param needless why there is no need to ask */
    record FormView(String subject, String wrong, String needless, String contact) {}

    /**
     * One request.
     *
     * @param fromThere whether it is looked at from the very address it is about
     * @param domain whether it is about a name
     * @param single whether it is about one address alone
     * @param since when it was proven; empty while it is not
     * @param stillListed whether another opt-out of the same goes on after the withdrawal
     */
    record RequestView(
            String id,
            String subject,
            boolean add,
            boolean domain,
            boolean single,
            boolean fromThere,
            String recordName,
            String recordValue,
            String until,
            String since,
            boolean stillListed,
            @Nullable Looked looked,
            String contact) {}

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance optOut(FormView view);

        static native TemplateInstance optOutRequest(RequestView view);

        static native TemplateInstance optOutGone();

        private Templates() {}
    }

    @GET
    public Response show(@Context HttpHeaders headers, @Context UriInfo uri) {
        return form(Response.Status.OK.getStatusCode(), PageLanguage.of(headers, uri), "", "", "");
    }

    private Response form(int status, PageLanguage language, String subject, String wrong, String needless) {
        FormView view = new FormView(subject, wrong, needless, contact.orElse(""));
        return built(status, Page.of(status, Templates.optOut(view), language));
    }

    /** Takes a wish; nothing is asked of name servers yet. */
    @POST
    public Response ask(
            @FormParam("subject") @DefaultValue("") String subject,
            @FormParam("purpose") @DefaultValue("") String purpose,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServerRequest client) {
        PageLanguage language = PageLanguage.of(headers, uri);
        OptOutMessages words = words(language);
        Purpose wish = purpose.equals("withdraw") ? Purpose.WITHDRAW : Purpose.ADD;
        return switch (requests.ask(subject, wish, asking.client(client).network())) {
            case ProofRequests.Waiting(var id) -> Page.see(path(id));
            case ProofRequests.Unusable(var why) ->
                form(UNPROCESSABLE, language, subject, why.text(language.locale()), "");
            case ProofRequests.NeverTested(var why) ->
                form(UNPROCESSABLE, language, subject, "", why.text(language.locale()));
            case ProofRequests.NotListed(var listed) ->
                form(UNPROCESSABLE, language, subject, words.notListed(listed), "");
            case ProofRequests.TooMany() -> form(TOO_MANY, language, subject, words.tooMany(), "");
        };
    }

    private static OptOutMessages words(PageLanguage language) {
        return language.code().equals("en")
                ? MessageBundles.get(OptOutMessages.class)
                : MessageBundles.get(OptOutMessages.class, Localized.Literal.of(language.code()));
    }

    private static String path(UUID id) {
        return "/about/opt-out/" + id;
    }

    @GET
    @Path("/{id}")
    public Response request(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServerRequest client) {
        PageLanguage language = PageLanguage.of(headers, uri);
        return find(id).map(found -> page(found, null, client, language)).orElseGet(() -> gone(language));
    }

    private Optional<ProofRequest> find(String id) {
        return id.matches(UUID_TEXT) ? requests.find(UUID.fromString(id)) : Optional.empty();
    }

    private static Response gone(PageLanguage language) {
        return Page.of(Response.Status.NOT_FOUND.getStatusCode(), Templates.optOutGone(), language)
                .build();
    }

    private Response page(
            ProofRequest request, @Nullable Looked looked, HttpServerRequest client, PageLanguage language) {
        boolean add = request.purpose() == Purpose.ADD;
        boolean proven = request.provenAt().isPresent();
        RequestView view = new RequestView(
                request.id().toString(),
                request.holding().text(),
                add,
                request.holding() instanceof Holding.Domain,
                request.holding() instanceof Holding.Range range
                        && range.single().isPresent(),
                requests.comesFrom(request, Optional.of(asking.client(client).address())),
                request.recordName(),
                request.recordValue(),
                text(request.until()),
                request.provenAt().map(OptOutPage::text).orElse(""),
                proven && !add && requests.stillListed(request),
                looked,
                contact.orElse(""));
        int status = looked == Looked.TOO_OFTEN ? TOO_MANY : Response.Status.OK.getStatusCode();
        Response.ResponseBuilder page = Page.of(status, Templates.optOutRequest(view), language)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex");
        return built(status, page);
    }

    private static Response built(int status, Response.ResponseBuilder page) {
        return status == TOO_MANY
                ? page.header(HttpHeaders.RETRY_AFTER, WAIT.toSeconds()).build()
                : page.build();
    }

    private static String text(Instant at) {
        return TIME.format(at);
    }

    /** Looks into the DNS now. */
    @POST
    @Path("/{id}/check")
    public Response check(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServerRequest client) {
        PageLanguage language = PageLanguage.of(headers, uri);
        return find(id).map(found -> answered(found, requests.check(found), client, language))
                .orElseGet(() -> gone(language));
    }

    /** Takes the address that this comes from for the proof. */
    @POST
    @Path("/{id}/here")
    public Response here(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServerRequest client) {
        PageLanguage language = PageLanguage.of(headers, uri);
        return find(id).map(found -> answered(
                        found,
                        requests.confirm(
                                found, Optional.of(asking.client(client).address())),
                        client,
                        language))
                .orElseGet(() -> gone(language));
    }

    private Response answered(ProofRequest request, Looked looked, HttpServerRequest client, PageLanguage language) {
        return looked == Looked.PROVEN ? Page.see(path(request.id())) : page(request, looked, client, language);
    }

    /** After a look that found nothing the address bar still names the form's target; loading that shows the request. */
    @GET
    @Path("/{id}/{form:check|here}")
    public Response back(@PathParam("id") String id) {
        return Page.see(id.matches(UUID_TEXT) ? "/about/opt-out/" + id : "/about/opt-out");
    }
}
