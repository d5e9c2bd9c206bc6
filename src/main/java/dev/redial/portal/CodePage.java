package dev.redial.portal;

import dev.redial.code.CodeLink;
import dev.redial.code.CodeReader;
import dev.redial.code.CodeReading;
import dev.redial.code.ErrorCode;
import dev.redial.code.Number32;
import dev.redial.diagnosis.Evidences;
import dev.redial.knowledge.CodeEntry;
import dev.redial.knowledge.CodeMeaning;
import dev.redial.knowledge.Knowledge;
import dev.redial.session.Troubleshooter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The permanent pages of error codes, their search, and the reading of pasted messages. Nothing here ever tests a computer. */
@Path("/e")
@RunOnVirtualThread
public class CodePage {

    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_QUERY = 200;

    private final Knowledge knowledge;
    private final CodeReader reader;
    private final Troubleshooter troubleshooter;
    private final String publicUrl;

    CodePage(
            Knowledge knowledge,
            CodeReader reader,
            Troubleshooter troubleshooter,
            @ConfigProperty(name = "redial.public-url") String publicUrl) {
        this.knowledge = knowledge;
        this.reader = reader;
        this.troubleshooter = troubleshooter;
        this.publicUrl = publicUrl;
    }

    /** What the search page shows. @param wrong the sentence at the field; @param choices pages of an ambiguous number */
    record SearchView(
            String query,
            String typed,
            String wrong,
            List<String> choices,
            List<EntryLink> entries,
            boolean foreign,
            List<StartPage.ArticleLink> articles) {}

    /** One entry found. @param path its page, or empty where its numbering has none */
    record EntryLink(String path, String hex, String decimal, String symbol, String meaning, String list) {}

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance code(CodeView view, TypedForm form, String canonical);

        static native TemplateInstance search(SearchView view);

        static native TemplateInstance nonsense(String typed);

        private Templates() {}
    }

    @GET
    public Response search(
            @QueryParam("q") @DefaultValue("") String query, @Context HttpHeaders headers, @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        String asked = query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query.strip();
        List<EntryLink> entries = knowledge.now().search(asked, language.code()).stream()
                .map(e -> entry(e, language))
                .toList();
        return Page.ok(Templates.search(view(asked, "", "", List.of(), entries, language)), language);
    }

    private SearchView view(
            String query,
            String typed,
            String wrong,
            List<String> choices,
            List<EntryLink> entries,
            PageLanguage language) {
        return new SearchView(
                query, typed, wrong, choices, entries, false, StartPage.articles(knowledge.now(), language));
    }

    private EntryLink entry(CodeEntry e, PageLanguage language) {
        ErrorCode code = ErrorCode.of(e.number());
        boolean hasPage = knowledge.now().describe(code).main() instanceof CodeMeaning.Known(var own)
                && own.namespace() == e.namespace();
        return new EntryLink(
                hasPage ? CodeLink.path(code) : "",
                ErrorCode.hex(e.number()),
                Integer.toUnsignedString(e.number()),
                e.symbol().orElse(""),
                e.meaning(language.code()),
                e.namespace().id());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response read(MultivaluedMap<String, String> fields, @Context HttpHeaders headers, @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        PortalMessages words = language.words();
        String text = Optional.ofNullable(fields.getFirst("text")).orElse("");
        return switch (reader.read(text)) {
            case CodeReading.Found found
            when found.alternative().isPresent() ->
                unreadable(
                        text,
                        words.readAmbiguous(text.strip()),
                        List.of(
                                found.code().toString(),
                                found.alternative().get().toString()),
                        language);
            case CodeReading.Found found -> Page.see(CodeLink.path(found.explained()));
            case CodeReading.Foreign(var namespace, var number) ->
                foreign(text, knowledge.now().entry(namespace, number), language);
            case CodeReading.Nothing(var why) ->
                unreadable(
                        text,
                        switch (why) {
                            case EMPTY -> words.readEmpty();
                            case TOO_LONG -> words.readTooLong();
                            case NO_CODE -> words.readNoCode();
                        },
                        List.of(),
                        language);
        };
    }

    private Response unreadable(String text, String wrong, List<String> choices, PageLanguage language) {
        SearchView view = view("", text, wrong, choices, List.of(), language);
        return Page.of(UNPROCESSABLE, Templates.search(view), language).build();
    }

    /** A number of another program is shown from its own list; it must not be looked up in Microsoft's. */
    private Response foreign(String text, Optional<CodeEntry> entry, PageLanguage language) {
        if (entry.isEmpty()) {
            return unreadable(text, language.words().readNoCode(), List.of(), language);
        }
        SearchView view = new SearchView(
                "",
                text,
                "",
                List.of(),
                List.of(entry(entry.get(), language)),
                true,
                StartPage.articles(knowledge.now(), language));
        return Page.ok(Templates.search(view), language);
    }

    @GET
    @Path("/{code}")
    public Response main(@PathParam("code") String code, @Context HttpHeaders headers, @Context UriInfo uri) {
        return page(code, Optional.empty(), headers, uri);
    }

    @GET
    @Path("/{code}/{extended}")
    public Response pair(
            @PathParam("code") String code,
            @PathParam("extended") String extended,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return page(code, Optional.of(extended), headers, uri);
    }

    private Response page(String main, Optional<String> extended, HttpHeaders headers, UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        Optional<ErrorCode> code = code(main, extended);
        if (code.isEmpty()) {
            String typed = extended.map(more -> main + "/" + more).orElse(main);
            return Page.of(Response.Status.NOT_FOUND.getStatusCode(), Templates.nonsense(typed), language)
                    .build();
        }
        String typed = "/e/" + main + extended.map(more -> "/" + more).orElse("");
        String canonical = CodeLink.path(code.get());
        return typed.equals(canonical)
                ? Page.ok(article(code.get(), uri, language), language)
                : Response.status(Response.Status.MOVED_PERMANENTLY)
                        .location(withQuery(canonical, uri))
                        .build();
    }

    private static URI withQuery(String path, UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return URI.create(query == null ? path : path + "?" + query);
    }

    private Optional<ErrorCode> code(String main, Optional<String> extended) {
        Optional<ErrorCode> read = Number32.read(main, knowledge.now()::knowsMain)
                .map(ErrorCode::of)
                .or(() -> knowledge.now().bySymbol(main));
        if (extended.isEmpty()) {
            return read;
        }
        return read.flatMap(
                code -> Number32.read(extended.get(), n -> true).map(more -> ErrorCode.of(code.disconnect(), more)));
    }

    private TemplateInstance article(ErrorCode code, UriInfo uri, PageLanguage language) {
        Evidences codeAlone = new Evidences(Optional.of(code), List.of(), Map.of(), Map.of());
        CodeView view = CodeView.of(code, troubleshooter.advise(codeAlone).diagnosis(), knowledge.now(), language);
        TypedForm form = TypedForm.prefilled(
                code.toString(), query(uri, "host"), query(uri, "port"), query(uri, "gateway"), query(uri, "from"));
        return Templates.code(view, form, publicUrl + view.path());
    }

    private static String query(UriInfo uri, String name) {
        String value = uri.getQueryParameters().getFirst(name);
        return value == null ? "" : value;
    }
}
