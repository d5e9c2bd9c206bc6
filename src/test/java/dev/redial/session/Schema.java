package dev.redial.session;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What our database consists of after all migrations, and all that stands in it. */
final class Schema {

    private final EntityManager database;

    Schema(EntityManager database) {
        this.database = database;
    }

    /** The columns of each table of ours. */
    @SuppressWarnings("unchecked")
    SortedMap<String, SortedSet<String>> columns() {
        SortedMap<String, SortedSet<String>> columns = new TreeMap<>();
        List<Object[]> rows = database.createNativeQuery(
                        "select table_name, column_name from information_schema.columns where table_schema = 'public'")
                .getResultList();
        rows.stream()
                .filter(row -> !row[0].equals("flyway_schema_history"))
                .forEach(row -> columns.computeIfAbsent((String) row[0], t -> new TreeSet<>())
                        .add((String) row[1]));
        return columns;
    }

    /** Every cell of every table that holds the text; {@code table.column} each. */
    List<String> holding(String text) {
        List<String> found = new ArrayList<>();
        columns()
                .forEach((table, columns) -> columns.forEach(column -> {
                    Number count = (Number) database.createNativeQuery(
                                    "select count(*) from " + table + " where cast(\"" + column + "\" as text) like ?1")
                            .setParameter(1, "%" + text + "%")
                            .getSingleResult();
                    if (count.longValue() > 0) {
                        found.add(table + "." + column);
                    }
                }));
        return found;
    }

    /** One row as text, by column; of several, one of them. */
    Map<String, String> row(String table, String where, Object key) {
        Map<String, String> row = new TreeMap<>();
        for (String column : columns().getOrDefault(table, new TreeSet<>())) {
            Object value = database.createNativeQuery(
                            "select cast(\"" + column + "\" as text) from " + table + " where " + where + " = ?1")
                    .setParameter(1, key)
                    .setMaxResults(1)
                    .getSingleResult();
            row.put(column, value == null ? "" : value.toString());
        }
        return row;
    }
}
