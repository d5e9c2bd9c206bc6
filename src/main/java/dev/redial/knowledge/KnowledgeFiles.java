package dev.redial.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of all knowledge files by their path, read once. Later folders lie over earlier ones: a file replaces the one at the same path,
 * but for two kinds. {@code sources.yaml} adds to the list beneath, and a Markdown file with a head and no body changes those keys
 * and keeps the prose.
 */
public final class KnowledgeFiles {

    /** A stretch of a file. @param line where in the file it begins, from 1 */
    record Part(String file, int line, String text) {}

    /** Heads and body of one file, not yet understood. @param heads the file's own, then what later folders change in it */
    record Document(String id, List<Part> heads, Part body) {

        String path() {
            return body.file();
        }
    }

    /** One numbering: its entries, and per language the translated meanings by the code's spelling. */
    record Catalogue(
            String path, String namespace, List<Head> entries, Map<String, Map<String, String>> translations) {}

    private static final String FENCE = "---";
    private static final String SOURCES = "sources.yaml";
    private static final List<String> FOLDERS = List.of("causes", "steps", "questions", "codes", "discouraged");

    /** Every path that is looked at, in English and below the folder of another language. */
    private static final Pattern PLACES = Pattern.compile(
            "sources\\.yaml"
                    + "|([\\w-]+/)?(contact\\.md|(causes|steps|questions|codes|discouraged)/[\\w-]+\\.md|codes/catalogue/[\\w-]+\\.yaml)");

    /** By path, from the lowest folder to the highest. */
    private final TreeMap<String, List<String>> texts = new TreeMap<>();

    /** Lays every file below this folder over what is there. */
    public KnowledgeFiles with(Path folder) {
        return with(folder, path -> true);
    }

    /** Lays those files below this folder over what is there whose path is wanted. */
    public KnowledgeFiles with(Path folder, Predicate<String> wanted) {
        pathsIn(folder).stream()
                .filter(KnowledgeFiles::isRead)
                .filter(wanted)
                .forEach(path -> with(path, textOf(folder.resolve(path))));
        return this;
    }

    /** The paths of all files below a folder, of whatever kind, in their order. */
    public static List<String> pathsIn(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the knowledge in " + folder, e);
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean isRead(String path) {
        return path.endsWith(".md") || path.endsWith(".yaml");
    }

    /** Whether anything is made of a file at this path; others are passed over. */
    public static boolean hasPlace(String path) {
        return PLACES.matcher(path).matches();
    }

    /** Lays one file over what is there; what is neither Markdown nor YAML is left out. */
    public KnowledgeFiles with(String path, String text) {
        if (isRead(path)) {
            String unix = text.replace("\r\n", "\n");
            List<String> layers = new ArrayList<>(texts.getOrDefault(path, List.of()));
            if (!path.equals(SOURCES) && !changesAHead(path, unix)) {
                layers.clear();
            }
            layers.add(unix);
            texts.put(path, List.copyOf(layers));
        }
        return this;
    }

    private static boolean changesAHead(String path, String text) {
        Document read = document(path, List.of(text));
        return path.endsWith(".md")
                && !read.heads().isEmpty()
                && read.body().text().isBlank();
    }

    /** All paths, in their order. */
    public List<String> paths() {
        return List.copyOf(texts.keySet());
    }

    /** The texts at one path, from the lowest folder to the highest; more than one where a later folder adds. */
    public List<String> layers(String path) {
        return texts.getOrDefault(path, List.of());
    }

    /** The paths at which these files and the others differ, in their order. */
    public List<String> differing(KnowledgeFiles others) {
        return Stream.concat(texts.keySet().stream(), others.texts.keySet().stream())
                .distinct()
                .filter(path -> !layers(path).equals(others.layers(path)))
                .sorted()
                .toList();
    }

    /** The Markdown files directly in a folder, in order of their names. */
    List<Document> below(String folder) {
        String prefix = folder + "/";
        return texts.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix) && e.getKey().endsWith(".md"))
                .filter(e -> e.getKey().indexOf('/', prefix.length()) < 0)
                .map(e -> document(e.getKey(), e.getValue()))
                .toList();
    }

    private static Document document(String path, List<String> layers) {
        String id = path.substring(path.lastIndexOf('/') + 1, path.length() - ".md".length());
        List<Part> heads = new ArrayList<>();
        for (String layer : layers) {
            int end = endOfHead(layer);
            if (end > 0) {
                heads.add(new Part(path, 2, layer.substring(FENCE.length() + 1, end + 1)));
            }
        }
        String first = layers.getFirst();
        int end = endOfHead(first);
        String body = end < 0 ? first : first.substring(end + FENCE.length() + 2);
        long before = first.substring(0, first.length() - body.length())
                .chars()
                .filter(c -> c == '\n')
                .count();
        return new Document(id, heads, new Part(path, (int) before + 1, body));
    }

    private static int endOfHead(String text) {
        return text.startsWith(FENCE + "\n") ? text.indexOf("\n" + FENCE + "\n", FENCE.length()) : -1;
    }

    /** The head of a file, with what later folders change in it. */
    static Head head(Document document, Defects defects) {
        return document.heads().stream()
                .map(part -> Head.parse(part, defects))
                .reduce(Head::changedBy)
                .orElseGet(() -> Head.parse(new Part(document.path(), 1, ""), defects));
    }

    /** The languages besides English: every top folder that is not one of ours. */
    List<String> languages() {
        TreeSet<String> found = new TreeSet<>();
        texts.keySet().stream()
                .filter(p -> p.contains("/"))
                .map(p -> p.substring(0, p.indexOf('/')))
                .filter(f -> !FOLDERS.contains(f))
                .forEach(found::add);
        return List.copyOf(found);
    }

    Optional<Document> translation(String language, Document original) {
        String path = language + "/" + original.path();
        return Optional.ofNullable(texts.get(path)).map(text -> document(path, text));
    }

    /** A file at the top, such as the house's own words; absent when nobody wrote it. */
    Optional<Document> single(String path) {
        return Optional.ofNullable(texts.get(path)).map(layers -> document(path, layers));
    }

    /** The list of sources, those of later folders added. */
    Map<String, Head> sources(Defects defects) {
        List<String> layers = texts.getOrDefault(SOURCES, List.of());
        if (layers.isEmpty()) {
            defects.add(SOURCES, "is missing");
        }
        return layers.stream()
                .map(yaml -> Head.parse(SOURCES, yaml, defects))
                .reduce(Head::changedBy)
                .map(Head::heads)
                .orElse(Map.of());
    }

    List<Catalogue> catalogues(Defects defects) {
        String folder = "codes/catalogue/";
        return texts.entrySet().stream()
                .filter(e -> e.getKey().startsWith(folder))
                .map(e -> catalogue(e.getKey(), e.getValue().getLast(), defects))
                .toList();
    }

    private Catalogue catalogue(String path, String yaml, Defects defects) {
        Head head = Head.parse(path, yaml, defects);
        String namespace = head.text("namespace");
        head.text("title");
        head.text("shown-as");
        Catalogue catalogue = new Catalogue(path, namespace, head.headsOf("entries"), translations(path, defects));
        head.nothingElse();
        return catalogue;
    }

    private Map<String, Map<String, String>> translations(String path, Defects defects) {
        Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();
        for (String language : languages()) {
            List<String> layers = texts.getOrDefault(language + "/" + path, List.of());
            if (!layers.isEmpty()) {
                byLanguage.put(
                        language,
                        Head.parse(language + "/" + path, layers.getLast(), defects)
                                .words());
            }
        }
        return byLanguage;
    }
}
