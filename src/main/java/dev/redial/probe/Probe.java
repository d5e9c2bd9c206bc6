package dev.redial.probe;

import dev.redial.probe.net.LineFailure;
import dev.redial.rdp.MalformedPdu;
import java.util.Optional;
import java.util.Set;

/** One measurement. Stateless: what it needs of earlier ones it finds in the conversation. */
public interface Probe {

    ProbeId id();

    /** The measurements that must have ended, however they ended, before this one begins. */
    Set<ProbeId> after();

    /** Why this measurement would be pointless now, if so. */
    Optional<SkipReason> skip(Conversation soFar);

    /** Whether it opens a TCP connection of its own, of which a host sees two at a time at most. */
    default boolean connects() {
        return true;
    }

    /** Measures. A failure of the line or of the peer's bytes is thrown; anything else thrown is a bug of ours. */
    Observation run(Conversation conversation) throws LineFailure, MalformedPdu;
}
