package dev.redial.rdp;

/**
 * RDP_NEG_RSP, MS-RDPBCGR 2.2.1.2.1: the server goes on with one protocol.
 *
 * @param selected classic security or exactly one known protocol
 * @param flags the 8 bits of the field; bits without a name survive
 */
public record NegotiationConfirm(SecurityProtocols selected, int flags) implements NegotiationResponse {

    public NegotiationConfirm {
        if (!selected.isOneKnown()) {
            throw new IllegalArgumentException("not a single known protocol: " + selected);
        }
    }

    /**
     * Whether the server chose among what we offered. Classic security needs no offering, as section 2.2.1.1.1 has no bit for
     * it; a server may fall back to it in answer to any request, and xrdp does.
     */
    public boolean isAnswerTo(SecurityProtocols requested) {
        return selected.equals(SecurityProtocols.RDP) || requested.has(selected);
    }
}
