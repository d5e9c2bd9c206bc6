package dev.redial.portal;

import dev.redial.code.CodeLink;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Evidences;
import dev.redial.knowledge.CodeArticle;
import dev.redial.knowledge.CodeEntry;
import dev.redial.knowledge.CodeLayer;
import dev.redial.knowledge.CodeMeaning;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Prose;
import dev.redial.session.Advice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page of one error code.
 *
 * @param code {@code 0x904/0x7}
 * @param ofMain the main code, where the article is about it with any second number
 */
record CodeView(
        String code,
        String path,
        String embedPath,
        String title,
        String lead,
        boolean article,
        boolean translated,
        Optional<String> ofMain,
        List<NumberView> numbers,
        Optional<Anatomy> anatomy,
        List<Prose.Section> sections,
        CauseView.Ranking causes,
        List<SourceView> sources,
        String reviewed,
        String summary,
        List<Relative> relatives,
        Optional<Contact> contact) {

    private static final int MOST_RELATIVES = 8;

    /** Another code that arises at the same place. */
    record Relative(String path, String code, String meaning) {}

    /** One of the two numbers. @param meaning empty when the number is in no list */
    record NumberView(
            boolean main,
            String hex,
            String decimal,
            String symbol,
            String meaning,
            Optional<Confidence> confidence,
            String source,
            String list,
            Optional<CodeLayer> layer) {

        static NumberView of(boolean main, CodeMeaning meaning, String language) {
            String hex = ErrorCode.hex(meaning.number());
            String decimal = Integer.toUnsignedString(meaning.number());
            return switch (meaning) {
                case CodeMeaning.Known(CodeEntry e) ->
                    new NumberView(
                            main,
                            hex,
                            decimal,
                            e.symbol().orElse(""),
                            e.meaning(language),
                            Optional.of(Confidence.of(e.confidence())),
                            e.source(),
                            e.namespace().id(),
                            Optional.empty());
                case CodeMeaning.Unlisted(var namespace, var number, var layer) ->
                    new NumberView(main, hex, decimal, "", "", Optional.empty(), "", namespace.id(), layer);
            };
        }
    }

    static CodeView of(ErrorCode code, Advice advice, KnowledgeBase knowledge, PageLanguage language) {
        CodeMeaning.Pair pair = knowledge.describe(code);
        Evidences evidences = new Evidences(Optional.of(code), List.of(), Map.of(), Map.of());
        List<NumberView> numbers = Stream.concat(
                        Stream.of(NumberView.of(true, pair.main(), language.code())),
                        pair.extended().stream().map(e -> NumberView.of(false, e, language.code())))
                .toList();
        Optional<CodeArticle> article = pair.article();
        Optional<Prose> prose = article.map(a -> a.texts().in(language.code()));
        return new CodeView(
                code.toString(),
                CodeLink.path(code),
                CodeLink.embedPath(code),
                prose.map(Prose::title).orElseGet(() -> language.words().unlistedTitle(code.toString())),
                prose.map(Prose::intro).orElse(""),
                article.isPresent(),
                article.map(a -> a.texts().translated(language.code())).orElse(true),
                article.map(CodeArticle::about)
                        .filter(about ->
                                about.extended().isEmpty() && code.extended().isPresent())
                        .map(Object::toString),
                numbers,
                Anatomy.of(pair),
                prose.map(Prose::sections).orElse(List.of()),
                CauseView.ranking(advice, new Spoken(knowledge, evidences, language)),
                article.map(a -> SourceView.list(a.texts().in(language.code()).cited(), a.sources(), knowledge))
                        .orElse(List.of()),
                article.map(a -> a.reviewed().toString()).orElse(""),
                prose.map(Prose::summary)
                        .orElseGet(() -> numbers.stream()
                                .map(NumberView::meaning)
                                .filter(meaning -> !meaning.isEmpty())
                                .findFirst()
                                .orElse("")),
                knowledge.relatives(pair.main(), MOST_RELATIVES).stream()
                        .map(e -> new Relative(
                                CodeLink.path(ErrorCode.of(e.number())),
                                ErrorCode.hex(e.number()),
                                e.meaning(language.code())))
                        .toList(),
                Contact.of(knowledge, language));
    }
}
