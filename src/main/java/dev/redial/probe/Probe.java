package dev.redial.probe;

import dev.redial.probe.net.LineFailure;
import dev.redial.rdp.MalformedPdu;
import java.util.Optional;

/** One measurement. Stateless: what it needs of earlier ones it finds in the conversation. */
public interface Probe {

    ProbeId id();

    /** Why this measurement would be pointless now, if so. */
    Optional<SkipReason> skip(Conversation soFar);

    /** Measures. A failure of the line or of the peer's bytes is thrown; anything else thrown is a bug of ours. */
    Observation run(Conversation conversation) throws LineFailure, MalformedPdu;
}
