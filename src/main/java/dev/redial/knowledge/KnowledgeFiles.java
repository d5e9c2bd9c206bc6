package dev.redial.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The texts of all knowledge files by their path, read once; later folders overlay earlier ones file by file. */
public final class KnowledgeFiles {

    /** Head and body of one file, not yet understood. */
    record Document(String path, String id, String head, String body) {}

    /** One numbering: its entries, and per language the translated meanings by the code's spelling. */
    record Catalogue(
            String path, String namespace, List<Head> entries, Map<String, Map<String, String>> translations) {}

    private static final String FENCE = "---";
    private static final List<String> FOLDERS = List.of("causes", "steps", "questions", "codes");

    private final TreeMap<String, String> texts = new TreeMap<>();

    /** Adds every file below this folder, over what an earlier one held at the same path. */
    public KnowledgeFiles with(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (path.endsWith(".md") || path.endsWith(".yaml")) {
                    texts.put(path, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the knowledge in " + folder, e);
        }
        return this;
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

    private static Document document(String path, String text) {
        String id = path.substring(path.lastIndexOf('/') + 1, path.length() - ".md".length());
        String unix = text.replace("\r\n", "\n");
        int end = unix.startsWith(FENCE + "\n") ? unix.indexOf("\n" + FENCE + "\n", FENCE.length()) : -1;
        return end < 0
                ? new Document(path, id, "", unix)
                : new Document(
                        path,
                        id,
                        unix.substring(FENCE.length() + 1, end + 1),
                        unix.substring(end + FENCE.length() + 2));
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

    Map<String, Head> table(String path, Defects defects) {
        String yaml = texts.get(path);
        if (yaml == null) {
            defects.add(path, "is missing");
            return Map.of();
        }
        return Head.parse(path, yaml, defects).heads();
    }

    List<Catalogue> catalogues(Defects defects) {
        String folder = "codes/catalogue/";
        return texts.entrySet().stream()
                .filter(e -> e.getKey().startsWith(folder))
                .map(e -> catalogue(e.getKey(), e.getValue(), defects))
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
            String yaml = texts.get(language + "/" + path);
            if (yaml != null) {
                byLanguage.put(
                        language,
                        Head.parse(language + "/" + path, yaml, defects).words());
            }
        }
        return byLanguage;
    }
}
