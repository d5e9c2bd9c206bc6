package dev.redial.knowledge;

/**
 * Something wrong with a knowledge file.
 *
 * @param file its path below the knowledge folder
 * @param line where in it, from 1; 0 when it is about the file as a whole
 * @param reason what is wrong, for its author
 */
public record KnowledgeDefect(String file, int line, String reason) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + reason;
    }
}
