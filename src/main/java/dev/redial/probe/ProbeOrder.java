package dev.redial.probe;

import dev.redial.target.ApprovedTarget;
import java.util.Optional;

/**
 * What a run is to look at.
 *
 * @param host empty when it can only be reached through the gateway
 * @param gateway the RD Gateway in front of it, if there is one
 */
public record ProbeOrder(Optional<ApprovedTarget> host, Optional<ApprovedTarget> gateway, Depth depth) {

    /** One host without a gateway, in the usual depth. */
    public static ProbeOrder of(ApprovedTarget host) {
        return new ProbeOrder(Optional.of(host), Optional.empty(), Depth.USUAL);
    }
}
