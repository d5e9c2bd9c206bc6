package dev.redial.practice;

/** The security protocols of MS-RDPBCGR 2.2.1.1.1, with their bit in the request and their number in the response. */
public enum Protocol {
    RDP(0),
    SSL(1),
    HYBRID(2),
    RDSTLS(4),
    HYBRID_EX(8),
    RDSAAD(16);

    private final int number;

    Protocol(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Classic security has no bit: it is what remains when a client offers nothing. */
    boolean isOfferedIn(int requestedProtocols) {
        return this == RDP ? requestedProtocols == 0 : (requestedProtocols & number) != 0;
    }

    boolean runsOverTls() {
        return this != RDP;
    }

    boolean usesCredSsp() {
        return this == HYBRID || this == HYBRID_EX;
    }
}
