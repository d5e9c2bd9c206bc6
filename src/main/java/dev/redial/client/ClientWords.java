package dev.redial.client;

import dev.redial.client.Judgement.Because;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The plain words for verdicts and reasons ({@code messages/client*.properties}). */
public final class ClientWords {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private final ResourceBundle words;

    private ClientWords(ResourceBundle words) {
        this.words = words;
    }

    public static ClientWords in(Locale locale) {
        return new ClientWords(ResourceBundle.getBundle(
                "messages.client",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The words around the table of clients; {@code unverified} is the mark, {@code unverifiedHint} says what it means. */
    public record Headings(
            String title,
            String hint,
            String client,
            String verdict,
            String why,
            String unverified,
            String unverifiedHint) {}

    /** One client in words. @param word the verdict's */
    public record Row(String name, Verdict verdict, String word, String why, boolean unverified) {}

    /** All of them as a page shows them. @param rows none if there is nothing to judge by */
    public record Table(Headings headings, List<Row> rows) {}

    public Table table(List<Judgement> judgements) {
        return new Table(
                headings(),
                judgements.stream()
                        .map(j -> new Row(
                                j.client().name(),
                                j.verdict(),
                                verdict(j.verdict()),
                                why(j),
                                j.client().unverified()))
                        .toList());
    }

    public Headings headings() {
        return new Headings(
                words.getString("heading.title"),
                words.getString("heading.hint"),
                words.getString("heading.client"),
                words.getString("heading.verdict"),
                words.getString("heading.why"),
                words.getString("heading.unverified"),
                words.getString("heading.unverified-hint"));
    }

    public String verdict(Verdict verdict) {
        return words.getString("verdict." + verdict.id());
    }

    /** One sentence. */
    public String text(Because because) {
        return PLACEHOLDER
                .matcher(words.getString(because.reason().name()))
                .replaceAll(m -> Matcher.quoteReplacement(list(because.args().getOrDefault(m.group(1), ""))));
    }

    /** All that is told of a client, in one paragraph. */
    public String why(Judgement judgement) {
        return judgement.told().stream().map(this::text).collect(Collectors.joining(" "));
    }

    /** Our own tokens have words, {@code item.CredSSP}; versions speak for themselves. */
    private String list(String items) {
        return Arrays.stream(items.split(", "))
                .map(item -> words.containsKey("item." + item) ? words.getString("item." + item) : item)
                .collect(Collectors.joining(", "));
    }
}
