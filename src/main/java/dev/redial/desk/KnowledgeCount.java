package dev.redial.desk;

import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CodeArticle;
import dev.redial.knowledge.Discouraged;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.Texts;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * How many there are of one kind.
 *
 * @param written how many have words in each language, in the order asked for; English is all of them
 * @param unverified how many facts are marked as checked by nobody, in each language
 */
record KnowledgeCount(KnowledgeKind kind, List<Integer> written, List<Integer> unverified) {

    private static final String MARK = "[unverified]";

    static List<KnowledgeCount> all(KnowledgeBase knowledge, KnowledgeFiles files, List<String> languages) {
        return Arrays.stream(KnowledgeKind.values())
                .map(kind -> new KnowledgeCount(
                        kind,
                        languages.stream()
                                .map(language -> written(kind, knowledge, language))
                                .toList(),
                        languages.stream()
                                .map(language -> unverified(kind, files, language))
                                .toList()))
                .toList();
    }

    /** How many there are, in whatever language. */
    static int total(KnowledgeKind kind, KnowledgeBase knowledge) {
        return written(kind, knowledge, Texts.ENGLISH);
    }

    private static int written(KnowledgeKind kind, KnowledgeBase knowledge, String language) {
        return switch (kind) {
            case CAUSES -> translated(knowledge.causes(), Cause::texts, language);
            case STEPS -> translated(knowledge.steps(), Step::texts, language);
            case QUESTIONS -> translated(knowledge.questions(), Question::texts, language);
            case ARTICLES -> translated(knowledge.articles(), CodeArticle::texts, language);
            case DISCOURAGED -> translated(knowledge.discouraged(), Discouraged::texts, language);
            case CODES ->
                (int) knowledge.entries().stream()
                        .filter(e -> e.meanings().containsKey(language))
                        .count();
            // A source is cited, and speaks the language it speaks.
            case SOURCES -> language.equals(Texts.ENGLISH) ? knowledge.sources().size() : 0;
        };
    }

    private static <T> int translated(Collection<T> things, Function<T, Texts> texts, String language) {
        return (int) things.stream()
                .filter(thing -> texts.apply(thing).translated(language))
                .count();
    }

    private static int unverified(KnowledgeKind kind, KnowledgeFiles files, String language) {
        String beginning = (language.equals(Texts.ENGLISH) ? "" : language + "/") + kind.files();
        return files.paths().stream()
                .filter(path -> path.startsWith(beginning) && path.indexOf('/', beginning.length()) < 0)
                .flatMap(path -> files.layers(path).stream())
                .mapToInt(KnowledgeCount::marks)
                .sum();
    }

    private static int marks(String text) {
        int marks = 0;
        for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length())) {
            marks++;
        }
        return marks;
    }
}
