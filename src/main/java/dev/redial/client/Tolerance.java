package dev.redial.client;

/** Whether a client accepts something. */
public enum Tolerance {
    ACCEPTS,
    REFUSES,
    /** Not known to us. */
    UNKNOWN
}
