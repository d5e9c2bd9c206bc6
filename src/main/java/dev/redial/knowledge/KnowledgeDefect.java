package dev.redial.knowledge;

/** Something wrong with a knowledge file. @param file its path below the knowledge folder @param reason what is wrong, for its author */
public record KnowledgeDefect(String file, String reason) {

    @Override
    public String toString() {
        return file + ": " + reason;
    }
}
