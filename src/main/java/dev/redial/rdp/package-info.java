/**
 * RDP bytes without sockets: what we send to a host as records that become bytes, and what it answers as bytes that become
 * records. Everything read here comes from a stranger, so a reader either understands every field or throws
 * {@link dev.redial.rdp.MalformedPdu}; it never guesses, never sizes a buffer by a number the peer announced, and cleans the
 * peer's words ({@link dev.redial.rdp.PeerText}) before anybody sees them. Sources: MS-RDPBCGR, MS-RDPEUDP, MS-CSSP, MS-NLMP,
 * MS-TSGU, RFC 1006, RFC 9112, RFC 4178, ITU-T T.124, T.125, X.224, X.690 and X.691.
 */
@NullMarked
package dev.redial.rdp;

import org.jspecify.annotations.NullMarked;
