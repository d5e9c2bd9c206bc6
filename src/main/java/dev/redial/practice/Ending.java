package dev.redial.practice;

/** How a server stops talking. */
public enum Ending {
    /** FIN. What the client still sends is read, because closing a socket with unread input would send RST instead. */
    CLOSE,
    /** RST (a close with SO_LINGER 0). */
    RESET,
    /** Says nothing more and keeps the connection open until the client leaves. */
    STALL
}
