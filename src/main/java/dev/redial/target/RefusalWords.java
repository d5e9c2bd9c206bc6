package dev.redial.target;

import java.util.Locale;
import java.util.ResourceBundle;

/** Why a target is not tested, and what to do instead, in the visitor's language ({@code messages/refusal*.properties}). */
public final class RefusalWords {

    private static final String BUNDLE = "messages.refusal";
    private static final String UNKNOWN = "SYNTAX_OR_IDN";

    private RefusalWords() {}

    /** One or two sentences for a person. @param reason a {@link Refusal} by name, {@code CONSENT_MISSING} or {@code TARGET_MISSING} */
    public static String text(String reason, Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return words.getString(words.containsKey(reason) ? reason : UNKNOWN);
    }
}
