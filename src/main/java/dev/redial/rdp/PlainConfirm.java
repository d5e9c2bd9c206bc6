package dev.redial.rdp;

/**
 * A Connection Confirm without negotiation data: a server from before RDP 5.2 SP1 (Windows 2003 and older), which does classic
 * security only. MS-RDPBCGR 2.2.1.2: {@code rdpNegData} is optional.
 */
public record PlainConfirm() implements NegotiationResponse {}
