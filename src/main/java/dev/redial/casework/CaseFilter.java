package dev.redial.casework;

import dev.redial.code.ErrorCode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which cases to list; absent parts do not narrow it.
 *
 * @param code with its extended number only those with both, without it those with any
 * @param host a name, the beginning of one, a domain or an address
 * @param state {@code open}, or how it ended
 * @param assignedTo a member of staff; empty text for nobody
 * @param words each has to occur; one that ends with a star begins a word
 */
public record CaseFilter(
        Optional<ErrorCode> code,
        Optional<String> cause,
        Optional<String> host,
        Optional<String> gateway,
        Optional<String> network,
        Optional<String> article,
        Optional<String> state,
        Optional<String> assignedTo,
        Optional<String> tag,
        boolean unread,
        Optional<String> words,
        Optional<Instant> since,
        Optional<Instant> until) {

    /** A term that a case must have. @param beginning whether one that begins so does as well */
    record Wanted(Term term, boolean beginning) {}

    /** All of them have to be there. */
    Stream<Wanted> wanted() {
        return Stream.of(
                        code.map(c -> exactly(Term.Kind.CODE, c.toString())).stream(),
                        cause.map(c -> exactly(Term.Kind.CAUSE, c)).stream(),
                        host.map(h -> new Wanted(new Term(Term.Kind.HOST, h), true)).stream(),
                        gateway.map(g -> new Wanted(new Term(Term.Kind.GATEWAY, g), true)).stream(),
                        network.map(n -> exactly(Term.Kind.NETWORK, n)).stream(),
                        article.map(a -> exactly(Term.Kind.ARTICLE, a)).stream(),
                        state.map(s -> exactly(Term.Kind.STATE, s)).stream(),
                        assignedTo.map(a -> exactly(Term.Kind.ASSIGNED, a)).stream(),
                        tag.map(t -> exactly(Term.Kind.TAG, t)).stream(),
                        unread ? Stream.of(new Wanted(Term.unread(), false)) : Stream.<Wanted>empty(),
                        words.stream().flatMap(CaseFilter::words))
                .flatMap(s -> s);
    }

    private static Wanted exactly(Term.Kind kind, String text) {
        return new Wanted(new Term(kind, text), false);
    }

    private static Stream<Wanted> words(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .flatMap(chunk -> Term.wanted(chunk).map(term -> new Wanted(term, chunk.endsWith("*"))));
    }
}
