package dev.redial.target;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which names are never asked of a name server, by {@code target/special-names.csv} (T-10). */
final class SpecialNames {
    static final String FILE = "/target/special-names.csv";

    private final Scope scope;
    private final Map<String, RuleFile.Rule> rules = new TreeMap<>();

    SpecialNames(Scope scope, RuleFile file, String origin) {
        this.scope = scope;
        for (RuleFile.Rule rule : file.rules()) {
            if (rules.put(rule.key(), rule) != null) {
                throw new IllegalStateException(origin + ": '" + rule.key() + "' stands there twice");
            }
        }
    }

    static SpecialNames load(Scope scope) {
        return new SpecialNames(scope, RuleFile.load(FILE), FILE);
    }

    /** Why a name in canonical form is not to be asked. Aliases come here too, so a number at the end counts. */
    Optional<Refusal> judge(String ascii) {
        if (TypedHost.endsInNumber(ascii)) {
            return Optional.of(Refusal.AMBIGUOUS_IP);
        }
        Optional<RuleFile.Rule> rule = longestMatch(ascii);
        if (rule.isPresent()) {
            return scope == Scope.PUBLIC || rule.get().never() ? rule.get().refusal() : Optional.empty();
        }
        boolean single = ascii.indexOf('.') < 0;
        return scope == Scope.PUBLIC && single ? Optional.of(Refusal.SINGLE_LABEL) : Optional.empty();
    }

    /** The machine itself; RFC 6761 section 6.3 has it answered without asking anybody. */
    static boolean isLocalhost(String ascii) {
        return ascii.equals("localhost") || ascii.endsWith(".localhost");
    }

    private Optional<RuleFile.Rule> longestMatch(String name) {
        String suffix = name;
        while (true) {
            RuleFile.Rule rule = rules.get(suffix);
            int dot = suffix.indexOf('.');
            if (rule != null || dot < 0) {
                return Optional.ofNullable(rule);
            }
            suffix = suffix.substring(dot + 1);
        }
    }
}
