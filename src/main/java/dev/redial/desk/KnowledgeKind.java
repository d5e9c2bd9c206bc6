package dev.redial.desk;

/** The kinds of things that the knowledge consists of. */
public enum KnowledgeKind {
    CAUSES("causes/"),
    STEPS("steps/"),
    QUESTIONS("questions/"),
    ARTICLES("codes/"),
    CODES("codes/catalogue/"),
    DISCOURAGED("discouraged/"),
    SOURCES("sources.yaml");

    private final String files;

    KnowledgeKind(String files) {
        this.files = files;
    }

    /** How the paths of its files begin; folders below are of another kind. */
    String files() {
        return files;
    }
}
