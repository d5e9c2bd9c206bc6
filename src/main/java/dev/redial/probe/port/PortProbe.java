package dev.redial.probe.port;

import dev.redial.probe.Conversation;
import dev.redial.probe.Observation;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import java.util.Optional;
import java.util.Set;

/** Opens the main connection. */
public final class PortProbe implements Probe {

    @Override
    public ProbeId id() {
        return ProbeId.PORT;
    }

    @Override
    public Set<ProbeId> after() {
        return Set.of();
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        return Optional.empty();
    }

    @Override
    public Observation run(Conversation conversation) throws LineFailure {
        Line line = conversation.dial();
        conversation.goOnWith(line);
        return new Observation.Connected(line.connectTook());
    }
}
