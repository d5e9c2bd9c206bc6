package dev.redial.rdp;

/** RDP_NEG_FAILURE, MS-RDPBCGR 2.2.1.2.2: the server will not go on with any protocol we offered, and says why. */
public record NegotiationFailure(FailureCode code) implements NegotiationResponse {}
