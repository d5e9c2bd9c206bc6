package dev.redial.finding;

import dev.redial.probe.Stage;
import java.util.Locale;

/** Whose certificate is judged. A host's own is trusted by asking the person; a gateway's is checked as a web server's is. */
public enum CertificateOwner {
    HOST(Stage.CERTIFICATE, Severity.NOTE, Severity.WARNING),
    GATEWAY(Stage.GATEWAY, Severity.PROBLEM, Severity.PROBLEM);

    private final Stage stage;
    private final Severity selfSigned;
    private final Severity distrust;

    CertificateOwner(Stage stage, Severity selfSigned, Severity distrust) {
        this.stage = stage;
        this.selfSigned = selfSigned;
        this.distrust = distrust;
    }

    /** The value of the argument {@code on}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rung of the ladder that its certificate belongs to. */
    Stage stage() {
        return stage;
    }

    /** How much it weighs that it vouches for itself. */
    Severity selfSigned() {
        return selfSigned;
    }

    /** How much a wrong name or a strange issuer weighs, where an authority should vouch for it. */
    Severity distrust() {
        return distrust;
    }
}
