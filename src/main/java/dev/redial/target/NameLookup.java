package dev.redial.target;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of the name servers and how they answered. It holds no address: those that were refused are nobody's business.
 *
 * @param asked the name, canonical
 * @param aliases the CNAMEs on the way, in order, without trailing dot; none that is refused itself
 * @param addresses how many there were before judging
 * @param took from the first question to the last answer, or to giving up if there was none
 * @param silence the kind of address about which no answer came in time, while the other kind was answered
 */
public record NameLookup(
        String asked, Status status, List<String> aliases, int addresses, Duration took, Optional<Family> silence) {

    /** A kind of address. */
    public enum Family {
        IPV4("IPv4"),
        IPV6("IPv6");

        private final String word;

        Family(String word) {
            this.word = word;
        }

        /** As it is usually written. */
        public String word() {
            return word;
        }
    }

    /** How a lookup ends. */
    public enum Status {
        /** Nothing was asked: an address was typed, or {@code localhost}. */
        LITERAL,
        /** At least one address. */
        FOUND,
        /** The name does not exist (NXDOMAIN). */
        NOT_FOUND,
        /** The name exists and has no address. */
        NO_ADDRESS,
        /** The name server failed (SERVFAIL or alike). */
        SERVER_FAILED,
        /** The name server refused to answer (REFUSED). */
        SERVER_REFUSED,
        /** No answer in time, or no name server could be reached. */
        TIMEOUT,
        /** Aliases in a circle, or more than 8. */
        ALIAS_LOOP,
        /** An answer that is no valid DNS, or does not fit the question. */
        INVALID
    }

    /** One in which neither family was silent alone. */
    public NameLookup(String asked, Status status, List<String> aliases, int addresses, Duration took) {
        this(asked, status, aliases, addresses, took, Optional.empty());
    }

    static NameLookup literal(HostName name) {
        return new NameLookup(name.ascii(), Status.LITERAL, List.of(), 1, Duration.ZERO);
    }

    NameLookup withAliases(List<String> shown) {
        return new NameLookup(asked, status, List.copyOf(shown), addresses, took, silence);
    }
}
