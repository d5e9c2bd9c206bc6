package dev.redial.knowledge;

import dev.redial.code.CodeNamespace;
import dev.redial.code.Number32;
import dev.redial.finding.FindingCode;
import dev.redial.probe.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads all knowledge files into a {@link KnowledgeBase}, or says everything that is wrong with them. */
public final class KnowledgeLoader {

    /** What came of reading. */
    public sealed interface Loaded {
        record Whole(KnowledgeBase knowledge) implements Loaded {}

        record Broken(List<KnowledgeDefect> defects) implements Loaded {}
    }

    private final KnowledgeFiles files;
    private final List<String> languages;
    private final Defects defects = new Defects();
    private final Map<String, Source> sources;
    private final ProseReader prose;

    private KnowledgeLoader(KnowledgeFiles files) {
        this.files = files;
        this.languages = files.languages();
        this.sources = readSources();
        this.prose = new ProseReader(sources, ownPages());
    }

    public static Loaded load(KnowledgeFiles files) {
        return new KnowledgeLoader(files).load();
    }

    private Loaded load() {
        Map<StepId, Step> steps = byId("steps", StepId::new, this::step, Step::id);
        Map<QuestionId, Question> questions = byId("questions", QuestionId::new, this::question, Question::id);
        Map<CauseId, Cause> causes = byId("causes", CauseId::new, (id, f) -> cause(id, f, steps, questions), Cause::id);
        List<CodeEntry> entries = readCatalogue();
        Map<CodePattern, CodeArticle> articles = new LinkedHashMap<>();
        files.below("codes").forEach(f -> article(f).ifPresent(a -> articles.put(a.about(), a)));
        List<Discouraged> discouraged = files.below("discouraged").stream()
                .map(f -> discouraged(f, steps))
                .toList();
        Optional<Texts> contact = files.single("contact.md").map(this::texts);
        reportLeftOverTranslations();
        List<KnowledgeDefect> found = defects.all();
        return found.isEmpty()
                ? new Loaded.Whole(
                        new KnowledgeBase(causes, steps, questions, entries, articles, discouraged, contact, sources))
                : new Loaded.Broken(found);
    }

    private <I, T> Map<I, T> byId(
            String folder, Function<String, I> newId, ThingReader<I, T> reader, Function<T, I> idOf) {
        return files.below(folder).stream()
                .map(f -> reader.read(newId.apply(f.id()), f))
                .collect(Collectors.toMap(idOf, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** Reads one thing from its file; the id is the file's name. */
    private interface ThingReader<I, T> {
        T read(I id, KnowledgeFiles.Document document);
    }

    private Cause cause(
            CauseId id, KnowledgeFiles.Document f, Map<StepId, Step> steps, Map<QuestionId, Question> questions) {
        Head head = KnowledgeFiles.head(f, defects);
        Cause cause = new Cause(
                id,
                head.oneOf("stage", CauseStage.class),
                head.number("prior", 1, 100),
                head.oneOf("visibility", Visibility.class),
                head.table("codes", CodePattern::read, Strength.class),
                head.table("findings", KnowledgeLoader::findingCode, Word.class),
                head.table("answers", text -> answer(text, questions), Word.class),
                head.table("steps", text -> Optional.of(new StepId(text)).filter(steps::containsKey), Word.class),
                sourcesOf(head),
                texts(f));
        if (cause.steps().isEmpty()) {
            head.defect("no step helps: a cause needs at least one");
        }
        head.nothingElse();
        return cause;
    }

    private Step step(StepId id, KnowledgeFiles.Document f) {
        Head head = KnowledgeFiles.head(f, defects);
        Step step = new Step(
                id,
                head.someOf("who", Step.Role.class),
                head.number("minutes", 1, 600),
                head.oneOf("risk", Step.Risk.class),
                head.yesOrNo("weakens-security"),
                head.optionalNumber("undo-within-minutes", 1, 10_080),
                Set.copyOf(head.someOf("changes", Stage.class)),
                sourcesOf(head),
                texts(f));
        if (step.who().isEmpty()) {
            head.defectAt("who", "'who' names nobody");
        }
        if (step.weakensSecurity() != step.undoWithinMinutes().isPresent()) {
            head.defectAt(
                    "undo-within-minutes", "'undo-within-minutes' belongs to exactly the steps that weaken security");
        }
        head.nothingElse();
        return step;
    }

    private Question question(QuestionId id, KnowledgeFiles.Document f) {
        Head head = KnowledgeFiles.head(f, defects);
        Question question = new Question(
                id,
                head.number("minutes", 1, 60),
                head.list("answers"),
                Set.copyOf(head.optionalNames("settled-by", KnowledgeLoader::findingCode)),
                texts(f));
        head.nothingElse();
        if (question.answers().contains(Answer.UNKNOWN)) {
            head.defectAt("answers", "'" + Answer.UNKNOWN + "' is always offered and never listed");
        }
        for (Map.Entry<String, Prose> language : question.texts().byLanguage().entrySet()) {
            for (String answer : question.answers()) {
                if (language.getValue().section(answer).isEmpty()) {
                    head.defectAt("answers", "answer '" + answer + "' has no words in '" + language.getKey() + "'");
                }
            }
            language.getValue().sections().stream()
                    .map(Prose.Section::heading)
                    .filter(heading -> !question.answers().contains(heading))
                    .forEach(heading -> head.defect(
                            "the words of '" + heading + "' belong to no answer in '" + language.getKey() + "'"));
        }
        return question;
    }

    private Optional<CodeArticle> article(KnowledgeFiles.Document f) {
        Optional<CodePattern> about =
                CodePattern.read(f.id().replace("any-", "*/").replace('-', '/')).filter(pattern -> !pattern.noCode());
        Head head = KnowledgeFiles.head(f, defects);
        if (about.isEmpty()) {
            head.defect("an article's file is named by its code, such as 0x904-0x7.md or any-0x101.md");
            return Optional.empty();
        }
        var reviewed = head.date("reviewed");
        if (reviewed.isEmpty()) {
            head.defect("'reviewed' is missing");
        }
        List<String> cited = sourcesOf(head);
        Texts texts = texts(f);
        head.nothingElse();
        return reviewed.map(date -> new CodeArticle(about.get(), date, cited, texts));
    }

    private Discouraged discouraged(KnowledgeFiles.Document f, Map<StepId, Step> steps) {
        Head head = KnowledgeFiles.head(f, defects);
        List<StepId> instead = head.list("instead").stream().map(StepId::new).toList();
        instead.stream()
                .filter(step -> !steps.containsKey(step))
                .forEach(step -> head.defectAt("instead", "'instead': '" + step.value() + "' does not exist"));
        Discouraged read = new Discouraged(f.id(), instead, sourcesOf(head), texts(f));
        head.nothingElse();
        return read;
    }

    private Texts texts(KnowledgeFiles.Document f) {
        Map<String, Prose> byLanguage = new LinkedHashMap<>();
        byLanguage.put(Texts.ENGLISH, prose.read(f.body(), defects));
        for (String language : languages) {
            files.translation(language, f).ifPresent(t -> byLanguage.put(language, translated(f, t, byLanguage)));
        }
        return new Texts(byLanguage);
    }

    private Prose translated(KnowledgeFiles.Document f, KnowledgeFiles.Document t, Map<String, Prose> byLanguage) {
        Prose translation = prose.read(t.body(), defects);
        int wanted = byLanguage.values().iterator().next().sections().size();
        if (!t.heads().isEmpty()) {
            defects.add(t.path(), 1, "a translation has no head; numbers stand in " + f.path());
        }
        if (translation.sections().size() != wanted) {
            defects.add(t.path(), "has " + translation.sections().size() + " sections, " + f.path() + " has " + wanted);
        }
        return translation;
    }

    private void reportLeftOverTranslations() {
        for (String language : languages) {
            for (String folder : List.of("causes", "steps", "questions", "codes", "discouraged")) {
                Set<String> originals = files.below(folder).stream()
                        .map(KnowledgeFiles.Document::id)
                        .collect(Collectors.toSet());
                files.below(language + "/" + folder).stream()
                        .filter(t -> !originals.contains(t.id()))
                        .forEach(
                                t -> defects.add(t.path(), "translates nothing: there is no " + folder + "/" + t.id()));
            }
        }
    }

    private List<String> sourcesOf(Head head) {
        List<String> ids = head.list("sources");
        ids.stream()
                .filter(id -> !sources.containsKey(id))
                .forEach(id -> head.defectAt("sources", "source '" + id + "' is not in sources.yaml"));
        return ids;
    }

    private static Optional<FindingCode> findingCode(String name) {
        return EnumSet.allOf(FindingCode.class).stream()
                .filter(c -> c.name().equals(name))
                .findFirst();
    }

    private static Optional<Answer> answer(String text, Map<QuestionId, Question> questions) {
        String[] parts = text.split("/", 2);
        QuestionId id = new QuestionId(parts[0]);
        Question question = questions.get(id);
        return parts.length == 2 && question != null && question.answers().contains(parts[1])
                ? Optional.of(new Answer(id, parts[1]))
                : Optional.empty();
    }

    /** The addresses of causes and steps, so that a link to one that is gone is noticed. */
    private Set<String> ownPages() {
        return Stream.of("causes", "steps")
                .flatMap(folder -> files.below(folder).stream().map(f -> "/" + folder + "/" + f.id()))
                .collect(Collectors.toSet());
    }

    private Map<String, Source> readSources() {
        Map<String, Source> read = new LinkedHashMap<>();
        files.sources(defects).forEach((id, fields) -> {
            Head head = fields;
            Source source = new Source(
                    id,
                    head.text("title"),
                    head.text("url"),
                    head.oneOf("kind", Source.Kind.class),
                    head.date("checked"),
                    head.oneOf("read", Source.Read.class));
            if (!source.url().startsWith("https://") && !source.url().startsWith("/")) {
                head.defectAt("url", "source '" + id + "': the address must begin with https://");
            }
            head.nothingElse();
            read.put(id, source);
        });
        return read;
    }

    private List<CodeEntry> readCatalogue() {
        List<CodeEntry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> spellings = new HashSet<>();
        for (KnowledgeFiles.Catalogue catalogue : files.catalogues(defects)) {
            Optional<CodeNamespace> namespace = CodeNamespace.byId(catalogue.namespace());
            if (namespace.isEmpty()) {
                defects.add(catalogue.path(), "there is no namespace '" + catalogue.namespace() + "'");
                continue;
            }
            spellings.clear();
            for (Head head : catalogue.entries()) {
                String spelling = head.text("code");
                spellings.add(spelling);
                Optional<Integer> number = Number32.read(spelling, n -> true);
                if (number.isEmpty() || !seen.add(namespace.get() + " " + number.get())) {
                    head.defectAt("code", "code '" + spelling + "' is no number or stands here twice");
                    continue;
                }
                entries.add(entry(namespace.get(), number.get(), spelling, head, catalogue));
            }
            catalogue
                    .translations()
                    .forEach((language, words) -> words.keySet().stream()
                            .filter(spelling -> !spellings.contains(spelling))
                            .forEach(spelling -> defects.add(
                                    language + "/" + catalogue.path(),
                                    "translates nothing: there is no code '" + spelling + "'")));
        }
        return entries;
    }

    private static CodeEntry entry(
            CodeNamespace namespace, int number, String spelling, Head head, KnowledgeFiles.Catalogue catalogue) {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(Texts.ENGLISH, head.text("meaning"));
        catalogue.translations().forEach((language, words) -> {
            String word = words.get(spelling);
            if (word != null) {
                meanings.put(language, word);
            }
        });
        CodeEntry entry = new CodeEntry(
                namespace,
                number,
                head.optionalText("symbol"),
                meanings,
                head.oneOf("stage", CodeStage.class),
                head.optionalSomeOf("also-stages", CodeStage.class),
                head.text("confidence"),
                head.text("source"),
                head.optionalText("note"));
        head.optionalText("level");
        head.nothingElse();
        return entry;
    }
}
