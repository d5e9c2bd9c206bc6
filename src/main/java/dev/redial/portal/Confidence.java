package dev.redial.portal;

import java.util.Locale;

/** How the meaning of a number is known, as the catalogue states it. */
enum Confidence {
    DOCUMENTED,
    SOURCE,
    UI_TEXT,
    MANIFEST,
    OBSERVED,
    DERIVED,
    INFERRED,
    MEMORY;

    /** An unknown spelling counts as the weakest. */
    static Confidence of(String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Confidence confidence : values()) {
            if (confidence.name().equals(name)) {
                return confidence;
            }
        }
        return MEMORY;
    }
}
