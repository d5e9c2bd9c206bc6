package dev.redial.portal;

import dev.redial.knowledge.CodeEntry;
import dev.redial.knowledge.CodeLayer;
import dev.redial.knowledge.CodeMeaning;
import dev.redial.knowledge.CodeStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way of a connection as a picture, with the places where a code arises.
 *
 * @param rungs the way, and what lies beside it where the code arises there
 */
record Anatomy(List<Rung> rungs) {

    /** @param here whether the code arises here; @param seen whether a test from outside reaches this place */
    record Rung(CodeStage stage, boolean here, boolean seen) {}

    /** Empty where nobody knows the place: a socket can close anywhere, and so can what is in no list. */
    static Optional<Anatomy> of(CodeMeaning.Pair pair) {
        Optional<CodeMeaning> telling = pair.code().tellingExtended().flatMap(more -> pair.extended());
        Set<CodeStage> places = new LinkedHashSet<>(
                telling.map(Anatomy::places).filter(found -> !found.isEmpty()).orElseGet(() -> places(pair.main())));
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<Rung> rungs = new ArrayList<>();
        Arrays.stream(CodeStage.values())
                .filter(stage -> stage.onTheWay() || places.contains(stage))
                .forEach(stage -> rungs.add(new Rung(stage, places.contains(stage), seen(stage))));
        return Optional.of(new Anatomy(List.copyOf(rungs)));
    }

    private static List<CodeStage> places(CodeMeaning meaning) {
        return switch (meaning) {
            case CodeMeaning.Known(CodeEntry e) -> {
                List<CodeStage> all = new ArrayList<>(List.of(e.stage()));
                all.addAll(e.alsoStages());
                yield all;
            }
            case CodeMeaning.Unlisted(var namespace, var number, var layer) ->
                layer.map(Anatomy::places).orElse(List.of());
        };
    }

    private static List<CodeStage> places(CodeLayer layer) {
        return switch (layer) {
            case NETWORK -> List.of(CodeStage.TCP);
            case SECURITY -> List.of(CodeStage.X224, CodeStage.TLS);
            case TLS_AND_SIGN_IN -> List.of(CodeStage.TLS, CodeStage.CREDSSP);
            case NLA -> List.of(CodeStage.CREDSSP);
            case CLIENT, SMART_CARD -> List.of(CodeStage.CLIENT);
            case GATEWAY_OR_CLOUD -> List.of(CodeStage.GATEWAY);
        };
    }

    private static boolean seen(CodeStage stage) {
        return stage.compareTo(CodeStage.CREDSSP) <= 0 || stage == CodeStage.GATEWAY;
    }
}
