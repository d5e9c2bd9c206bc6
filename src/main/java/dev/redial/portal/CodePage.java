package dev.redial.portal;

import dev.redial.code.CodeLink;
import dev.redial.code.CodeReader;
import dev.redial.code.CodeReading;
import dev.redial.code.ErrorCode;
import dev.redial.code.Number32;
import dev.redial.diagnosis.Evidences;
import dev.redial.knowledge.CodeEntry;
import dev.redial.knowledge.CodeStage;
import dev.redial.knowledge.Found;
import dev.redial.knowledge.Knowledge;
import dev.redial.session.Arrivals;
import dev.redial.session.Troubleshooter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The permanent pages of error codes, their search, and the reading of pasted messages. Nothing here ever tests a computer. */
@PermitAll
@Path("/e")
@RunOnVirtualThread
public class CodePage {

    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_QUERY = 200;

    private final Knowledge knowledge;
    private final CodeReader reader;
    private final Troubleshooter troubleshooter;
    private final Arrivals arrivals;
    private final String publicUrl;

    CodePage(
            Knowledge knowledge,
            CodeReader reader,
            Troubleshooter troubleshooter,
            Arrivals arrivals,
            @ConfigProperty(name = "redial.public-url") String publicUrl) {
        this.knowledge = knowledge;
        this.reader = reader;
        this.troubleshooter = troubleshooter;
        this.arrivals = arrivals;
        this.publicUrl = publicUrl;
    }

    /**
     * What the search page shows.
     *
     * @param wrong the sentence at the field
     * @param choices pages of an ambiguous number
     * @param browsing the place of the way whose codes are listed, as a sentence; empty when nobody browses
     */
    record SearchView(
            String query,
            String typed,
            String wrong,
            List<String> choices,
            FoundView found,
            boolean foreign,
            String browsing,
            List<StartPage.ArticleLink> articles) {

        public List<CodeStage> stages() {
            return List.of(CodeStage.values());
        }
    }

    /** What was found. @param guessed whether only words spelled alike were */
    record FoundView(List<EntryLink> entries, List<StepPage.Link> causes, List<StepPage.Link> steps, boolean guessed) {

        private static final FoundView NOTHING = of(List.of());

        static FoundView of(List<EntryLink> entries) {
            return new FoundView(entries, List.of(), List.of(), false);
        }

        public int count() {
            return entries.size() + causes.size() + steps.size();
        }
    }

    /** One entry found. @param path its page, or empty where its numbering has none */
    record EntryLink(String path, String hex, String decimal, String symbol, String meaning, String list) {}

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance code(CodeView view, TypedForm form, Sharing sharing);

        static native TemplateInstance search(SearchView view);

        static native TemplateInstance nonsense(String typed);

        private Templates() {}
    }

    @GET
    public Response search(
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("stage") @DefaultValue("") String stage,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        Optional<CodeStage> browsed = Arrays.stream(CodeStage.values())
                .filter(s -> s.id().equals(stage))
                .findFirst();
        if (browsed.isPresent()) {
            return Page.ok(Templates.search(browse(browsed.get(), language)), language);
        }
        String asked = query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query.strip();
        Found found = knowledge.now().search(asked, language.code());
        FoundView shown = new FoundView(
                found.codes().stream().map(e -> entry(e, language)).toList(),
                found.causes().stream()
                        .map(c -> StepPage.Link.to(c, language.code()))
                        .toList(),
                found.steps().stream()
                        .map(s -> StepPage.Link.to(s, language.code()))
                        .toList(),
                found.guessed());
        return Page.ok(Templates.search(view(asked, "", "", List.of(), shown, language)), language);
    }

    /** All codes that arise at one place of the way. */
    private SearchView browse(CodeStage stage, PageLanguage language) {
        List<EntryLink> entries = knowledge.now().entries().stream()
                .filter(e -> e.stage() == stage)
                .map(e -> entry(e, language))
                .toList();
        ArticleMessages words = language.words(ArticleMessages.class);
        return new SearchView(
                "",
                "",
                "",
                List.of(),
                FoundView.of(entries),
                false,
                words.browsing(words.stage(stage), entries.size()),
                List.of());
    }

    private SearchView view(
            String query, String typed, String wrong, List<String> choices, FoundView found, PageLanguage language) {
        return new SearchView(
                query, typed, wrong, choices, found, false, "", StartPage.articles(knowledge.now(), language));
    }

    private EntryLink entry(CodeEntry e, PageLanguage language) {
        ErrorCode code = ErrorCode.of(e.number());
        return new EntryLink(
                knowledge.now().hasPage(e) ? CodeLink.path(code) : "",
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
        SearchView view = view("", text, wrong, choices, FoundView.NOTHING, language);
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
                FoundView.of(List.of(entry(entry.get(), language))),
                true,
                "",
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
        if (typed.equals(canonical)) {
            TypedForm.from(query(uri, "from")).ifPresent(from -> arrivals.came(from, code));
        }
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
        CodeView view = CodeView.of(code, troubleshooter.advise(codeAlone), knowledge.now(), language);
        TypedForm form = TypedForm.prefilled(
                code.toString(), query(uri, "host"), query(uri, "port"), query(uri, "gateway"), query(uri, "from"));
        return Templates.code(view, form, sharing(view, language));
    }

    private Sharing sharing(CodeView view, PageLanguage language) {
        LinkedData data = LinkedData.article(
                publicUrl + view.path(),
                language.code(),
                view.title(),
                view.summary(),
                view.reviewed(),
                view.sources().stream().map(SourceView::url).toList());
        return Sharing.of(publicUrl, view.path(), language, view.title(), view.summary(), data)
                .embeddable(publicUrl);
    }

    private static String query(UriInfo uri, String name) {
        String value = uri.getQueryParameters().getFirst(name);
        return value == null ? "" : value;
    }
}
