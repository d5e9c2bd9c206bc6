package dev.redial.knowledge;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that an author sees everything at once and not the first fault only. */
final class Defects {

    private final List<KnowledgeDefect> found = new ArrayList<>();

    void add(String file, String reason) {
        add(file, 0, reason);
    }

    void add(String file, int line, String reason) {
        found.add(new KnowledgeDefect(file, line, reason));
    }

    List<KnowledgeDefect> all() {
        return found.stream().distinct().toList();
    }
}
