package dev.redial.rdp;

import java.io.Serial;

/**
 * The peer's bytes break the specification. {@link #word()} says where, in one short constant word of ours such as
 * {@code tpkt-version}; it never holds text of the peer, so it may be shown and logged as it is.
 */
public final class MalformedPdu extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: it is an expected answer of a hostile peer, and must stay cheap in a flood of them. */
    public MalformedPdu(String word) {
        super(word, null, false, false);
    }

    /** The short constant word, lower case with hyphens: the structure, then what is wrong with it. */
    public String word() {
        return String.valueOf(getMessage());
    }
}
