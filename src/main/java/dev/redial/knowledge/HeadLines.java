package dev.redial.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * On which lines of its file the parts of a head stand, so that an author is led to the fault.
 *
 * @param first the first line of the head
 * @param keys the line of each key, those of tables within it as {@code key/entry}
 * @param within the lines of the tables in it: by {@code key}, or {@code key/0}, {@code key/1} for those of a list
 */
record HeadLines(int first, Map<String, Integer> keys, Map<String, HeadLines> within) {

    static final HeadLines NONE = new HeadLines(0, Map.of(), Map.of());

    /** @param from the line of the file on which the head begins */
    static HeadLines of(MappingNode table, int from) {
        Map<String, Integer> keys = new LinkedHashMap<>();
        Map<String, HeadLines> within = new LinkedHashMap<>();
        for (NodeTuple entry : table.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            keys.put(key, from + entry.getKeyNode().getStartMark().getLine());
            switch (entry.getValueNode()) {
                case MappingNode inner -> {
                    HeadLines lines = of(inner, from);
                    lines.keys.forEach((name, line) -> keys.put(key + "/" + name, line));
                    within.put(key, lines);
                }
                case SequenceNode list -> addList(within, key, list.getValue(), from);
                default -> {
                    // a plain value has no lines within
                }
            }
        }
        return new HeadLines(from + table.getStartMark().getLine(), keys, within);
    }

    private static void addList(Map<String, HeadLines> within, String key, List<Node> list, int from) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof MappingNode inner) {
                within.put(key + "/" + i, of(inner, from));
            }
        }
    }

    /** The line of a key, or that of the head when it is not there. */
    int of(String key) {
        return keys.getOrDefault(key, first);
    }

    HeadLines below(String key) {
        return within.getOrDefault(key, NONE);
    }

    HeadLines below(String key, int index) {
        return within.getOrDefault(key + "/" + index, NONE);
    }

    HeadLines changedBy(HeadLines changes) {
        Map<String, Integer> all = new LinkedHashMap<>(keys);
        all.putAll(changes.keys);
        Map<String, HeadLines> allWithin = new LinkedHashMap<>(within);
        allWithin.putAll(changes.within);
        return new HeadLines(first, all, allWithin);
    }
}
