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

    /** The sentence of a finding, with its facts' names in braces. */
    public static String pattern(FindingCode code, Locale locale) {
        return ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(code.name());
    }

    /**
     * Some findings read differently where their severity differs from the usual: {@code CERTIFICATE_SELF_SIGNED.problem}. A fact that is
     * not always there can bring a sentence of its own: {@code CERTIFICATE_NAME_MISMATCH.use}.
     */
    private static String pattern(Finding finding, ResourceBundle words) {
        String code = finding.code().name();
        String special = code + "." + finding.severity().id();
        StringBuilder pattern = new StringBuilder(words.getString(words.containsKey(special) ? special : code));
        finding.code().args().stream()
                .filter(finding.args()::containsKey)
                .map(arg -> code + "." + arg)
                .filter(words::containsKey)
                .forEach(sentence -> pattern.append(' ').append(words.getString(sentence)));
        return pattern.toString();
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
