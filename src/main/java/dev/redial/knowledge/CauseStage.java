package dev.redial.knowledge;

import dev.redial.probe.Stage;
import java.util.Optional;

/** Where a cause breaks the connection, from first to last. The earlier ones have a rung on the probes' ladder, the later ones lie behind the log-on. */
public enum CauseStage {
    NAME(Stage.NAME),
    TCP(Stage.TCP),
    NEGOTIATION(Stage.NEGOTIATION),
    TLS(Stage.TLS),
    NLA(Stage.NLA),
    AUTHORIZATION,
    LICENSING,
    SESSION,
    IN_SESSION,
    GATEWAY(Stage.GATEWAY),
    CLIENT,
    UNKNOWN;

    private final Optional<Stage> rung;

    CauseStage(Stage rung) {
        this.rung = Optional.of(rung);
    }

    CauseStage() {
        this.rung = Optional.empty();
    }

    /** The rung of the ladder at which a test meets such a cause; empty for what lies behind the log-on or at the client. */
    public Optional<Stage> rung() {
        return rung;
    }
}
