package dev.redial.api;

import dev.redial.code.CodeLink;
import dev.redial.code.CodeReader;
import dev.redial.code.CodeReading;
import dev.redial.code.ErrorCode;
import dev.redial.knowledge.CodeEntry;
import dev.redial.knowledge.CodeMeaning;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The catalogue of codes, and reading them from pasted text. */
@PermitAll
@Path("/api/v1/codes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CodesResource {

    private static final int LONGEST_QUERY = 200;

    private final Knowledge knowledge;
    private final CodeReader reader;
    private final Input input;

    CodesResource(Knowledge knowledge, CodeReader reader, Input input) {
        this.knowledge = knowledge;
        this.reader = reader;
        this.input = input;
    }

    /** @param known whether the number is in its list; if not, {@code layer} says what its pattern tells */
    record NumberView(
            String code,
            long decimal,
            String namespace,
            boolean known,
            @Nullable String symbol,
            @Nullable String meaning,
            @Nullable String layer,
            @Nullable String stage,
            @Nullable String confidence,
            @Nullable String source) {}

    record CodeView(NumberView main, @Nullable NumberView extended, boolean article, String page) {}

    record ReadView(
            @Nullable String code,
            @Nullable String extended,
            @Nullable String inline,
            @Nullable String alternative,
            @Nullable String namespace,
            @Nullable String page,
            @Nullable String why) {}

    /** @param text what was pasted */
    public record TextBody(@Nullable String text) {}

    @GET
    public List<NumberView> search(@RestQuery @Nullable String q, @Context HttpHeaders headers) {
        String query = q == null ? "" : q;
        if (query.length() > LONGEST_QUERY) {
            throw Problem.unusable("q", "TOO_LONG", "A query has at most " + LONGEST_QUERY + " characters.");
        }
        String language = Languages.choose(headers.getAcceptableLanguages());
        return knowledge.now().search(query, language).codes().stream()
                .map(e -> view(e, language))
                .toList();
    }

    @GET
    @Path("/{code}")
    public CodeView main(@RestPath String code, @Context HttpHeaders headers) {
        return describe(input.code(code, null), headers);
    }

    @GET
    @Path("/{code}/{extended}")
    public CodeView pair(@RestPath String code, @RestPath String extended, @Context HttpHeaders headers) {
        return describe(input.code(code, extended), headers);
    }

    private CodeView describe(ErrorCode code, HttpHeaders headers) {
        String language = Languages.choose(headers.getAcceptableLanguages());
        CodeMeaning.Pair pair = knowledge.now().describe(code);
        return new CodeView(
                view(pair.main(), language),
                pair.extended().map(e -> view(e, language)).orElse(null),
                pair.article().isPresent(),
                CodeLink.path(code));
    }

    private static NumberView view(CodeMeaning meaning, String language) {
        return switch (meaning) {
            case CodeMeaning.Known(var entry) -> view(entry, language);
            case CodeMeaning.Unlisted(var namespace, int number, var layer) ->
                new NumberView(
                        ErrorCode.hex(number),
                        Integer.toUnsignedLong(number),
                        namespace.id(),
                        false,
                        null,
                        null,
                        layer.map(l -> l.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .orElse(null),
                        null,
                        null,
                        null);
        };
    }

    private static NumberView view(CodeEntry entry, String language) {
        return new NumberView(
                ErrorCode.hex(entry.number()),
                Integer.toUnsignedLong(entry.number()),
                entry.namespace().id(),
                true,
                entry.symbol().orElse(null),
                entry.meaning(language),
                null,
                entry.stage().id(),
                entry.confidence(),
                entry.source());
    }

    @POST
    @Path("/read")
    @Consumes(MediaType.APPLICATION_JSON)
    public ReadView read(@Nullable TextBody body) {
        String text = body == null || body.text() == null ? "" : body.text();
        return switch (reader.read(text)) {
            case CodeReading.Found found ->
                new ReadView(
                        ErrorCode.hex(found.code().disconnect()),
                        found.code().extended().map(ErrorCode::hex).orElse(null),
                        found.inline().map(ErrorCode::hex).orElse(null),
                        found.alternative().map(ErrorCode::toString).orElse(null),
                        null,
                        CodeLink.path(found.explained()),
                        null);
            case CodeReading.Foreign foreign ->
                new ReadView(
                        ErrorCode.hex(foreign.number()),
                        null,
                        null,
                        null,
                        foreign.namespace().id(),
                        CodeLink.path(foreign.asErrorCode()),
                        null);
            case CodeReading.Nothing(var why) ->
                throw Problem.unusable("text", why.name(), "No error code was found in the text.");
        };
    }
}
