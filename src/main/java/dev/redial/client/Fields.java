package dev.redial.client;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One table of the file of clients. What is missing, wrong or never asked for is a defect, and a harmless value stands in for it. */
final class Fields {

    private final String where;
    private final Map<?, ?> values;
    private final List<String> defects;
    private final Set<String> known = new TreeSet<>();

    /** @param where names the table in defects */
    Fields(String where, @Nullable Object values, List<String> defects) {
        this.where = where;
        this.values = values instanceof Map<?, ?> map ? map : Map.of();
        this.defects = defects;
        if (!(values instanceof Map<?, ?>)) {
            defect("must be a table");
        }
    }

    void defect(String reason) {
        defects.add(where + ": " + reason);
    }

    private @Nullable Object take(String key) {
        known.add(key);
        return values.get(key);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        Object value = take(key);
        if (value == null || String.valueOf(value).isBlank()) {
            defect("'" + key + "' is missing");
            return "";
        }
        return String.valueOf(value).strip();
    }

    boolean yes(String key) {
        Object value = take(key);
        if (value != null && !(value instanceof Boolean)) {
            defect("'" + key + "' must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    Optional<LocalDate> date(String key) {
        return switch (take(key)) {
            case Date date -> Optional.of(LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC));
            case null -> Optional.empty();
            default -> {
                defect("'" + key + "' must be a date such as 2026-11-22");
                yield Optional.empty();
            }
        };
    }

    Fields table(String key) {
        return new Fields(where + ", " + key, take(key), defects);
    }

    /** The tables under each key of this one. */
    Map<String, Fields> tables() {
        Map<String, Fields> tables = new LinkedHashMap<>();
        values.keySet().forEach(key -> tables.put(String.valueOf(key), table(String.valueOf(key))));
        return tables;
    }

    List<Fields> listOfTables(String key) {
        List<Fields> tables = new ArrayList<>();
        if (take(key) instanceof List<?> list) {
            list.forEach(
                    values -> tables.add(new Fields(where + ", " + key + " " + (tables.size() + 1), values, defects)));
        } else {
            defect("'" + key + "' must be a list of tables");
        }
        return tables;
    }

    /** @param read empty for a word that is none of its kind */
    <T> List<T> list(String key, Function<String, Optional<T>> read) {
        List<T> found = new ArrayList<>();
        if (take(key) instanceof List<?> list) {
            list.forEach(word -> read.apply(String.valueOf(word))
                    .ifPresentOrElse(found::add, () -> defect("'" + key + "': there is no '" + word + "'")));
        } else {
            defect("'" + key + "' must be a list");
        }
        return found;
    }

    <T> List<T> optionalList(String key, Function<String, Optional<T>> read) {
        return has(key) ? list(key, read) : List.of();
    }

    /** @param fallback stands in for what is wrong */
    <T> T one(String key, Function<String, Optional<T>> read, T fallback) {
        String word = text(key);
        return read.apply(word).orElseGet(() -> {
            if (!word.isEmpty()) {
                defect("'" + key + "': there is no '" + word + "'");
            }
            return fallback;
        });
    }

    /** To be called last: what nobody asked for is misspelt. */
    void nothingElse() {
        values.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !known.contains(key))
                .forEach(key -> defect("unknown key '" + key + "'"));
    }
}
