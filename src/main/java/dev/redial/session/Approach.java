package dev.redial.session;

import dev.redial.target.ApprovedTarget;
import dev.redial.target.Refusal;
import dev.redial.target.TargetDecision;
import dev.redial.target.TargetDecision.Approved;
import dev.redial.target.TargetDecision.Refused;
import dev.redial.target.TargetDecision.Unresolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a check may look.
 *
 * @param gateway empty when the person named none
 */
record Approach(TargetDecision host, Optional<TargetDecision> gateway) {

    /** What keeps the whole check from being made. @param gateway whether the gateway is refused, and not the computer */
    record Objection(Refusal why, boolean gateway) {}

    /** Behind a gateway a computer may well be out of our reach; then the check goes as far as the gateway. */
    Optional<Objection> objection() {
        if (gateway.orElse(null) instanceof Refused(var why, var lookup)) {
            return Optional.of(new Objection(why, true));
        }
        return host instanceof Refused(var why, var lookup) && !(gateway.isPresent() && why.outOfReach())
                ? Optional.of(new Objection(why, false))
                : Optional.empty();
    }

    /** What may be dialled: the host, the gateway, both or neither. */
    List<ApprovedTarget> approved() {
        return Stream.concat(Stream.of(host), gateway.stream())
                .flatMap(decision ->
                        decision instanceof Approved(var target, var lookup) ? Stream.of(target) : Stream.empty())
                .toList();
    }

    /** For support staff: which names led nowhere, and what the name servers said. */
    List<String> unresolved() {
        List<String> lines = new ArrayList<>();
        if (host instanceof Unresolved(var name, var lookup)) {
            lines.add("name: " + lookup.status());
        }
        if (gateway.orElse(null) instanceof Unresolved(var name, var lookup)) {
            lines.add("gateway's name: " + lookup.status());
        }
        return lines;
    }
}
