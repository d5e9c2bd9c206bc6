package dev.redial.knowledge;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The part of a knowledge file that the program reads. Every value is taken by name and checked; what is missing, wrong or
 * never asked for becomes a defect, and a harmless value stands in so that reading goes on to the next fault.
 */
final class Head {

    private final String file;
    private final Defects defects;
    private final Map<String, Object> values;
    private final HeadLines lines;
    private final Set<String> known = new TreeSet<>();

    private Head(String file, Map<String, Object> values, HeadLines lines, Defects defects) {
        this.file = file;
        this.values = values;
        this.lines = lines;
        this.defects = defects;
    }

    /** Reads a file that is a head and nothing else. */
    static Head parse(String file, String yaml, Defects defects) {
        return parse(new KnowledgeFiles.Part(file, 1, yaml), defects);
    }

    static Head parse(KnowledgeFiles.Part part, Defects defects) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Node node = new Yaml(options).compose(new StringReader(part.text()));
            if (node instanceof MappingNode table && new Values(options).of(node) instanceof Map<?, ?> map) {
                return new Head(part.file(), named(map), HeadLines.of(table, part.line()), defects);
            }
            defects.add(part.file(), part.line(), "the head is not a list of keys and values");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            defects.add(part.file(), part.line() + line, "the head is not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            // Such as a character that YAML does not allow; it tells no line.
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            defects.add(part.file(), "the head is not valid YAML: " + why);
        }
        return unreadable(part.file());
    }

    /** Builds plain values from a tree that has been read already, so that a file is read once. */
    private static final class Values extends SafeConstructor {
        Values(LoaderOptions options) {
            super(options);
            setAllowDuplicateKeys(options.isAllowDuplicateKeys());
        }

        Object of(Node node) {
            return constructDocument(node);
        }
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        return values;
    }

    /** Stands in for a head that could not be read: one defect has been named, and what follows from it is not worth a word. */
    private static Head unreadable(String file) {
        return new Head(file, Map.of(), HeadLines.NONE, new Defects());
    }

    /** This head with the keys of another one laid over it: a table entry by entry, anything else as a whole. */
    Head changedBy(Head changes) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        changes.values.forEach((key, value) -> merged.put(key, over(values.get(key), value)));
        return new Head(file, merged, lines.changedBy(changes.lines), defects);
    }

    private static @Nullable Object over(@Nullable Object below, @Nullable Object above) {
        if (below instanceof Map<?, ?> old && above instanceof Map<?, ?> changed) {
            Map<Object, Object> both = new LinkedHashMap<>(old);
            both.putAll(changed);
            return both;
        }
        return above;
    }

    /** Reads a table whose values are tables again, such as the list of sources: each becomes a head of its own. */
    Map<String, Head> heads() {
        Map<String, Head> heads = new LinkedHashMap<>();
        values.forEach((id, fields) -> {
            known.add(id);
            child(fields, lines.below(id))
                    .ifPresentOrElse(h -> heads.put(id, h), () -> defectAt(id, "'" + id + "' must be a table"));
        });
        return heads;
    }

    /** Reads a list of tables, such as the entries of a catalogue. */
    List<Head> headsOf(String key) {
        List<Optional<Head>> heads = new ArrayList<>();
        if (take(key) instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                heads.add(child(list.get(i), lines.below(key, i)));
            }
        } else {
            heads.add(Optional.empty());
        }
        if (heads.contains(Optional.<Head>empty())) {
            defectAt(key, "'" + key + "' must be a list of tables");
        }
        return heads.stream().flatMap(Optional::stream).toList();
    }

    private Optional<Head> child(@Nullable Object fields, HeadLines own) {
        if (!(fields instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, Object> named = named(map);
        named.values().removeIf(Objects::isNull);
        return Optional.of(new Head(file, named, own, defects));
    }

    /** All keys with their values as text, for a plain table of words. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        values.forEach((key, value) -> words.put(key, String.valueOf(value).strip()));
        return words;
    }

    private @Nullable Object take(String key) {
        known.add(key);
        return values.get(key);
    }

    /** About the head as a whole, or about something that is not in it. */
    void defect(String reason) {
        defects.add(file, lines.first(), reason);
    }

    /** About what stands at this key. */
    void defectAt(String key, String reason) {
        defects.add(file, lines.of(key), reason);
    }

    /** To be called last: what nobody asked for is a misspelt or outdated key. */
    void nothingElse() {
        values.keySet().stream().filter(k -> !known.contains(k)).forEach(k -> defectAt(k, "unknown key '" + k + "'"));
    }

    String text(String key) {
        return optionalText(key).orElseGet(() -> {
            defectAt(key, "'" + key + "' is missing");
            return "";
        });
    }

    Optional<String> optionalText(String key) {
        Object value = take(key);
        return value == null || String.valueOf(value).isBlank()
                ? Optional.empty()
                : Optional.of(String.valueOf(value).strip());
    }

    int number(String key, int least, int most) {
        if (take(key) instanceof Integer n && n >= least && n <= most) {
            return n;
        }
        defectAt(key, "'" + key + "' must be a number from " + least + " to " + most);
        return least;
    }

    Optional<Integer> optionalNumber(String key, int least, int most) {
        return values.containsKey(key) ? Optional.of(number(key, least, most)) : Optional.empty();
    }

    boolean yesOrNo(String key) {
        if (take(key) instanceof Boolean b) {
            return b;
        }
        defectAt(key, "'" + key + "' must be true or false");
        return false;
    }

    Optional<LocalDate> date(String key) {
        return switch (take(key)) {
            case Date date -> Optional.of(LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC));
            case null -> Optional.empty();
            default -> {
                defectAt(key, "'" + key + "' must be a date such as 2026-11-22");
                yield Optional.empty();
            }
        };
    }

    List<String> list(String key) {
        Object value = take(key);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        defectAt(key, "'" + key + "' must be a list");
        return List.of();
    }

    <E extends Enum<E>> List<E> optionalSomeOf(String key, Class<E> type) {
        return values.containsKey(key) ? someOf(key, type) : List.of();
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        return optionalText(key).flatMap(word -> constant(type, word)).orElseGet(() -> {
            defectAt(key, "'" + key + "' must be one of " + spellings(type));
            return type.getEnumConstants()[0];
        });
    }

    <E extends Enum<E>> List<E> someOf(String key, Class<E> type) {
        List<E> taken = new ArrayList<>();
        for (String name : list(key)) {
            constant(type, name)
                    .ifPresentOrElse(
                            taken::add,
                            () -> defectAt(key, "'" + key + "': '" + name + "' is not one of " + spellings(type)));
        }
        return taken;
    }

    /** Names of things; {@code read} is empty when there is no such thing. */
    <K> List<K> optionalNames(String key, Function<String, Optional<K>> read) {
        List<K> named = new ArrayList<>();
        for (String name : values.containsKey(key) ? list(key) : List.<String>of()) {
            read.apply(name)
                    .ifPresentOrElse(named::add, () -> defectAt(key, "'" + key + "': '" + name + "' does not exist"));
        }
        return named;
    }

    /** A table from names to words; {@code read} turns a name into a key and is empty when there is no such thing. */
    <K, E extends Enum<E>> Map<K, E> table(String key, Function<String, Optional<K>> read, Class<E> type) {
        Map<K, E> table = new LinkedHashMap<>();
        Object value = take(key);
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, word) -> {
                Optional<K> k = read.apply(String.valueOf(name));
                Optional<E> e = constant(type, String.valueOf(word));
                if (k.isEmpty()) {
                    defectAt(key + "/" + name, "'" + key + "': '" + name + "' does not exist");
                }
                if (e.isEmpty()) {
                    defectAt(key + "/" + name, "'" + key + "': '" + word + "' is not one of " + spellings(type));
                }
                k.ifPresent(kk -> e.ifPresent(ee -> table.put(kk, ee)));
            });
        } else if (value != null) {
            defectAt(key, "'" + key + "' must be a table");
        }
        return table;
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String spelling) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> spelling(c).equals(spelling))
                .findFirst();
    }

    private static String spellings(Class<? extends Enum<?>> type) {
        return String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Head::spelling).toList());
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
