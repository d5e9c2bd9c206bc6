package dev.redial.probe;

/** The single measurements of a run. Each belongs to a stage of the ladder. */
public enum ProbeId {
    /** Opens the main connection. */
    PORT(Stage.TCP),
    /** Offers everything a current client offers, on the main connection. */
    NEGOTIATION(Stage.NEGOTIATION),
    /** The same offer without the routing cookie, when the main one was cut off. */
    WITHOUT_COOKIE(Stage.NEGOTIATION),
    /** TLS on the main connection. */
    TLS(Stage.TLS),
    /** CredSSP up to the challenge, on the main connection. */
    CREDSSP(Stage.NLA),
    /** Offers TLS without CredSSP: does the host demand Network Level Authentication? */
    WITHOUT_NLA(Stage.NEGOTIATION),
    /** Offers classic security alone. */
    CLASSIC(Stage.NEGOTIATION);

    private final Stage stage;

    ProbeId(Stage stage) {
        this.stage = stage;
    }

    public Stage stage() {
        return stage;
    }
}
