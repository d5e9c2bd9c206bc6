package dev.redial.optout;

import dev.redial.target.RefusalWords;
import java.util.Locale;

/** What is wrong about what somebody typed. @param reason a key of {@code messages/refusal*.properties} */
public record Complaint(String reason) {

    static Complaint of(String reason) {
        return new Complaint(reason);
    }

    /** One or two sentences for a person. */
    public String text(Locale locale) {
        return RefusalWords.text(reason, locale);
    }
}
