package dev.redial.knowledge;

import java.util.Map;

/** The prose of one thing in each language it is written in; English always. */
public record Texts(Map<String, Prose> byLanguage) {

    public static final String ENGLISH = "en";

    public Texts {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey(ENGLISH)) {
            throw new IllegalArgumentException("no English prose");
        }
    }

    /** The prose in this language, or in English where it is not translated. */
    public Prose in(String language) {
        Prose prose = byLanguage.get(language);
        return prose == null ? english() : prose;
    }

    public boolean translated(String language) {
        return byLanguage.containsKey(language);
    }

    @SuppressWarnings("NullAway") // the constructor has seen it
    private Prose english() {
        return byLanguage.get(ENGLISH);
    }
}
