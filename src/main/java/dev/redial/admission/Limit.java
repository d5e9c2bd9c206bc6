package dev.redial.admission;

/** What may keep a check from starting now. The names are the {@code reason} of answers 429 and 503 and never change. */
public enum Limit {
    /** The client is shut out for a day, because of what it asked for. */
    CLIENT_BLOCKED(false),
    /** Too many checks by this client in a short time. */
    CLIENT_LIMIT(false),
    /** This client has checks under way, and must wait for one to end. */
    CLIENT_BUSY(false),
    /** Too many different hosts by this client in a day. */
    CLIENT_TARGETS(false),
    /** Too many different ports by this client in a day. */
    CLIENT_PORTS(false),
    /** This address was tested a moment ago under another name or port, or very often lately. */
    TARGET_LIMIT(false),
    /** Too many different addresses of one network within an hour. */
    NETWORK_LIMIT(false),
    /** Too many checks of names under one domain within an hour. */
    DOMAIN_LIMIT(false),
    /** All places are taken, those for waiting included. */
    BUSY(true);

    private final boolean ours;

    Limit(boolean ours) {
        this.ours = ours;
    }

    /** Whether it is we who can't, rather than the client who asked for too much: 503 instead of 429. */
    public boolean ours() {
        return ours;
    }
}
