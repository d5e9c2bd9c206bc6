package dev.redial.finding;

import dev.redial.target.RefusalWords;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plain words for each finding, in the visitor's language ({@code messages/finding*.properties}). */
public final class FindingWords {

    private static final String BUNDLE = "messages.finding";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    private static final Pattern OWN_CONSTANT = Pattern.compile("[a-z-]{1,30}");

    private FindingWords() {}

    /** One or two sentences for a person, with the finding's facts filled in. */
    public static String text(Finding finding, Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return fill(pattern(finding, words), finding.args(), words);
    }

    /** Some findings read differently where their severity differs from the usual: {@code CERTIFICATE_SELF_SIGNED.problem}. */
    private static String pattern(Finding finding, ResourceBundle words) {
        String special = finding.code().name() + "." + finding.severity().id();
        return words.containsKey(special)
                ? words.getString(special)
                : words.getString(finding.code().name());
    }

    /** One pass, so that a value which looks like a placeholder stays what the peer sent. */
    private static String fill(String pattern, Map<String, String> args, ResourceBundle words) {
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(
                        m -> Matcher.quoteReplacement(value(m.group(1), args.getOrDefault(m.group(1), "–"), words)));
    }

    /** Our own constants have words too: {@code direction.ahead}, {@code service.http}. */
    private static String value(String name, String value, ResourceBundle words) {
        if (name.equals("reason")) {
            return RefusalWords.text(value, words.getLocale());
        }
        String key = name + "." + value;
        return OWN_CONSTANT.matcher(value).matches() && words.containsKey(key) ? words.getString(key) : value;
    }
}
