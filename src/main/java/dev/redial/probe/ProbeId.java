package dev.redial.probe;

/** The single measurements of a run. Each belongs to a stage of the ladder. */
public enum ProbeId {
    /** Opens the main connection. */
    PORT(Stage.TCP),
    /** Offers everything a current client offers, on the main connection. */
    NEGOTIATION(Stage.NEGOTIATION),
    /** TLS on the main connection. */
    TLS(Stage.TLS),
    /** CredSSP up to the challenge, on the main connection. */
    CREDSSP(Stage.NLA),
    /** The same offer without the routing cookie, when the main one was cut off. */
    WITHOUT_COOKIE(Stage.NEGOTIATION),
    /** A ClientHello too small to be lost for its size, when the main one earned nothing. */
    SMALL_HELLO(Stage.PATH),
    /** TLS 1.2 at most, where the main connection agreed on 1.3. */
    TLS_12(Stage.TLS),
    /** TLS 1.1 at most. */
    OLD_TLS(Stage.TLS),
    /** Offers TLS without CredSSP: does the host demand Network Level Authentication? */
    WITHOUT_NLA(Stage.NEGOTIATION),
    /** Offers classic security alone. */
    CLASSIC(Stage.NEGOTIATION),
    /** Offers what brokers and Entra ID use, and nothing else. */
    OTHER_SIGN_INS(Stage.NEGOTIATION),
    /** Asks for RDP over UDP. */
    UDP(Stage.UDP),
    /** The same light question several times: does the host answer always? */
    REPEATS(Stage.TCP),
    /** Asks the RD Gateway. */
    GATEWAY(Stage.GATEWAY);

    private final Stage stage;

    ProbeId(Stage stage) {
        this.stage = stage;
    }

    public Stage stage() {
        return stage;
    }
}
