package dev.redial.session;

import dev.redial.probe.Depth;
import dev.redial.target.ApprovedTarget;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What two checks must have in common for one measurement to serve both: the same names, ports and pinned addresses, asked equally much.
 * Without any address there is nothing to share, for nothing is measured.
 */
record RunKey(List<Place> places, Depth depth) {

    /** A host or a gateway. */
    record Place(String host, int port, Set<InetAddress> addresses) {
        private static Place of(ApprovedTarget target) {
            return new Place(target.name().ascii(), target.port().number(), new HashSet<>(target.addresses()));
        }
    }

    static RunKey of(Approach approach, Depth depth) {
        return new RunKey(approach.approved().stream().map(Place::of).toList(), depth);
    }
}
