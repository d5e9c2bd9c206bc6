package dev.redial.figures;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words of charts and tables ({@code messages/figure*.properties}). */
final class FigureWords {

    private final ResourceBundle words;

    private FigureWords(ResourceBundle words) {
        this.words = words;
    }

    static FigureWords in(String language) {
        return new FigureWords(ResourceBundle.getBundle(
                "messages.figure",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String of(String key) {
        return words.getString(key);
    }

    /** @param constant is {@code MILESTONE.TOLD} in the file for {@code Milestone.TOLD} */
    String of(Enum<?> constant) {
        return words.getString(
                constant.getDeclaringClass().getSimpleName().toUpperCase(Locale.ROOT) + "." + constant.name());
    }
}
