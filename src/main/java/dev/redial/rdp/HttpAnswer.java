package dev.redial.rdp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an HTTP/1.x answer, RFC 9112. The values are the peer's words as they came, for reading on; whoever keeps one cleans it first.
 *
 * @param status 101 or 200 to 599
 */
public record HttpAnswer(int status, List<Field> fields) {

    /** Bounded in length; user information and anything but a plain name or IPv4 address is no match. */
    private static final Pattern LOCATION =
            Pattern.compile("(?i)https?://([a-z0-9.-]{1,253})(?::[0-9]{1,5})?(?:[/?#].*)?");

    /** One field. @param name in lower case */
    public record Field(String name, String value) {}

    public HttpAnswer {
        fields = List.copyOf(fields);
    }

    /** The values of a field in the order they came; field names don't know upper and lower case. */
    List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    Optional<String> first(String name) {
        return values(name).stream().findFirst();
    }

    /** Whether a comma-separated field holds this word, RFC 9110 section 5.6.1. */
    boolean lists(String name, String word) {
        return values(name).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .anyMatch(element -> element.strip().toLowerCase(Locale.ROOT).equals(word));
    }

    /** The host that the field Location leads to, in lower case; empty when it leads nowhere, to the same server, or is not plain. */
    Optional<String> redirectHost() {
        return first("location")
                .map(LOCATION::matcher)
                .filter(Matcher::matches)
                .map(m -> PeerText.clean(m.group(1).toLowerCase(Locale.ROOT)));
    }
}
