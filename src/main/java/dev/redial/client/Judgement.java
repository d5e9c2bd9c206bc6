package dev.redial.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is to be said of one client. @param because all that the verdict rests on, the weightiest first */
public record Judgement(Client client, List<Because> because) {

    /** A reason with what it is about: versions of TLS, and tokens that have words of their own. */
    public record Because(Reason reason, Map<String, String> args) {
        static Because of(Reason reason) {
            return new Because(reason, Map.of());
        }

        static Because of(Reason reason, String name, String value) {
            return new Because(reason, Map.of(name, value));
        }
    }

    static Judgement of(Client client, Stream<Because> because) {
        return new Judgement(
                client,
                because.sorted((a, b) ->
                                b.reason().verdict().compareTo(a.reason().verdict()))
                        .toList());
    }

    public Verdict verdict() {
        return because.getFirst().reason().verdict();
    }

    /** What explains the verdict: reasons of another weight only beside a yes or a warning, which they belong to. */
    public List<Because> told() {
        boolean connects = verdict().compareTo(Verdict.WARNS) <= 0;
        return because.stream()
                .filter(b -> connects || b.reason().verdict() == verdict())
                .toList();
    }
}
