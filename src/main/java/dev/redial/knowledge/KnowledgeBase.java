package dev.redial.knowledge;

import dev.redial.code.CodeNamespace;
import dev.redial.code.ErrorCode;
import dev.redial.code.KnownCodes;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything known, checked and in memory. Immutable. */
public final class KnowledgeBase {

    /** Where a main number is looked for: the client's own list first, then the lists whose numbers stand in its sentence. */
    private static final List<CodeNamespace> MAIN = List.of(
            CodeNamespace.MSTSC_DISCONNECT,
            CodeNamespace.SSPI,
            CodeNamespace.NTSTATUS,
            CodeNamespace.RDGW_HRESULT,
            CodeNamespace.HRESULT,
            CodeNamespace.FREERDP_CONNECT,
            CodeNamespace.RDGW_WIN32);

    /** The extended number continues the client's list with the server's error info, which uses the same numbering. */
    private static final List<CodeNamespace> EXTENDED =
            List.of(CodeNamespace.MSTSC_EXTENDED, CodeNamespace.RDP_ERRINFO);

    private final Map<CauseId, Cause> causes;
    private final Map<StepId, Step> steps;
    private final Map<QuestionId, Question> questions;
    private final List<CodeEntry> entries;
    private final Map<CodeNamespace, Map<Integer, CodeEntry>> catalogue = new EnumMap<>(CodeNamespace.class);
    private final Map<CodePattern, CodeArticle> articles;
    private final List<Discouraged> discouraged;
    private final Optional<Texts> contact;
    private final Map<String, Source> sources;

    KnowledgeBase(
            Map<CauseId, Cause> causes,
            Map<StepId, Step> steps,
            Map<QuestionId, Question> questions,
            List<CodeEntry> entries,
            Map<CodePattern, CodeArticle> articles,
            List<Discouraged> discouraged,
            Optional<Texts> contact,
            Map<String, Source> sources) {
        this.causes = causes;
        this.steps = steps;
        this.questions = questions;
        this.entries = entries;
        this.articles = articles;
        this.discouraged = discouraged;
        this.contact = contact;
        this.sources = sources;
        entries.forEach(e -> catalogue
                .computeIfAbsent(e.namespace(), n -> new LinkedHashMap<>())
                .put(e.number(), e));
    }

    public Collection<Cause> causes() {
        return causes.values();
    }

    public Optional<Cause> cause(CauseId id) {
        return Optional.ofNullable(causes.get(id));
    }

    public Collection<Step> steps() {
        return steps.values();
    }

    public Optional<Step> step(StepId id) {
        return Optional.ofNullable(steps.get(id));
    }

    public Collection<Question> questions() {
        return questions.values();
    }

    public Optional<Question> question(QuestionId id) {
        return Optional.ofNullable(questions.get(id));
    }

    public Collection<CodeArticle> articles() {
        return articles.values();
    }

    /** Every entry of every numbering. */
    public List<CodeEntry> entries() {
        return entries;
    }

    public Collection<Source> sources() {
        return sources.values();
    }

    public Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** The causes that a step is known to cure, likeliest first. */
    public List<Cause> causesHelpedBy(StepId step) {
        return causes.values().stream()
                .filter(c -> c.steps().containsKey(step))
                .sorted(Comparator.comparingInt(Cause::prior).reversed())
                .toList();
    }

    /** Whether the main code is in the client's own list. */
    public boolean knowsMain(int disconnect) {
        return lookUp(List.of(CodeNamespace.MSTSC_DISCONNECT), disconnect).isPresent();
    }

    /** What a pair means; never fails, however odd the numbers are. */
    public CodeMeaning.Pair describe(ErrorCode code) {
        CodeMeaning main = lookUp(MAIN, code.disconnect())
                .<CodeMeaning>map(CodeMeaning.Known::new)
                .orElseGet(() -> new CodeMeaning.Unlisted(
                        CodeNamespace.MSTSC_DISCONNECT, code.disconnect(), CodeLayer.of(code.disconnect())));
        Optional<CodeMeaning> extended = code.extended()
                .map(number -> lookUp(EXTENDED, number)
                        .<CodeMeaning>map(CodeMeaning.Known::new)
                        .orElseGet(() ->
                                new CodeMeaning.Unlisted(CodeNamespace.MSTSC_EXTENDED, number, Optional.empty())));
        return new CodeMeaning.Pair(code, main, extended, article(code));
    }

    /** The article on exactly this pair, or on its extended code with any main one, or on its main code with any extended one. */
    public Optional<CodeArticle> article(ErrorCode code) {
        Optional<Integer> main = Optional.of(code.disconnect());
        return Stream.of(
                        new CodePattern(main, code.extended()),
                        new CodePattern(Optional.empty(), code.extended()),
                        new CodePattern(main, Optional.empty()))
                .flatMap(about -> Optional.ofNullable(articles.get(about)).stream())
                .findFirst();
    }

    /** What the web advises and we don't. */
    public List<Discouraged> discouraged() {
        return discouraged;
    }

    /** Whom to ask at this house, in its own words; empty unless the house wrote {@code contact.md}. */
    public Optional<Texts> contact() {
        return contact;
    }

    /** The entry of one numbering. */
    public Optional<CodeEntry> entry(CodeNamespace namespace, int number) {
        return Optional.ofNullable(catalogue.getOrDefault(namespace, Map.of()).get(number));
    }

    private Optional<CodeEntry> lookUp(List<CodeNamespace> namespaces, int number) {
        return namespaces.stream().flatMap(n -> entry(n, number).stream()).findFirst();
    }

    /** Which number a public name stands for; where several lists have it, in one whose numbers have pages. */
    public Optional<KnownCodes.Named> named(String symbol) {
        return entries.stream()
                .filter(e -> e.symbol().map(s -> s.equalsIgnoreCase(symbol)).orElse(false))
                .min(Comparator.comparing((CodeEntry e) -> !MAIN.contains(e.namespace()))
                        .thenComparing(CodeEntry::namespace))
                .map(e -> new KnownCodes.Named(e.namespace(), e.number()));
    }

    /** A code by the public name of its constant, for links that use it; only main codes have pages of their own. */
    public Optional<ErrorCode> bySymbol(String symbol) {
        return entries.stream()
                .filter(e -> MAIN.contains(e.namespace()))
                .filter(e -> e.symbol().map(s -> s.equalsIgnoreCase(symbol)).orElse(false))
                .map(e -> ErrorCode.of(e.number()))
                .findFirst();
    }

    /** Entries that arise at the same place and stand in the same list, or, for a number in no list, those of its layer; each has a page. */
    public List<CodeEntry> relatives(CodeMeaning meaning, int most) {
        Predicate<CodeEntry> related = switch (meaning) {
            case CodeMeaning.Known(CodeEntry known) ->
                e -> e.namespace() == known.namespace() && e.stage() == known.stage() && !e.equals(known);
            case CodeMeaning.Unlisted(var namespace, var number, var layer) ->
                e -> e.namespace() == namespace
                        && layer.isPresent()
                        && CodeLayer.of(e.number()).equals(layer);
        };
        return entries.stream()
                .filter(related)
                .filter(this::hasPage)
                .limit(most)
                .toList();
    }

    /** Whether this entry is what its number's page is about. */
    public boolean hasPage(CodeEntry entry) {
        return lookUp(MAIN, entry.number()).filter(entry::equals).isPresent();
    }

    /** What answers to these words, in this language or English. */
    public Found search(String query, String language) {
        return new Search(this, language).find(query);
    }
}
