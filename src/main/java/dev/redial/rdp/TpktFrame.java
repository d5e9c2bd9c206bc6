package dev.redial.rdp;

/**
 * How much of a TPKT (RFC 1006 section 6) has arrived, judged as early as the bytes allow: a reader asks after each arrival and
 * need not wait for a time-out to know that a peer does not speak RDP.
 */
public sealed interface TpktFrame {

    /** Nothing wrong so far; ask again once there are {@code atLeast} bytes in all. */
    record Incomplete(int atLeast) implements TpktFrame {}

    /** The first {@code length} bytes are one TPKT. Bytes after them do not belong to it. */
    record Complete(int length) implements TpktFrame {}

    /** No TPKT we would read, whatever may follow; {@code why} is {@code tpkt-version} or {@code tpkt-length}. */
    record NotTpkt(String why) implements TpktFrame {}

    /** Longer than any Connection Confirm can be (4 + 1 + 254), with room; more is never read. */
    int LONGEST = 512;

    /** Header and the shortest TPDU, RFC 1006 section 6. */
    int SHORTEST = 7;

    int HEADER = 4;
    int VERSION = 3;

    /**
     * Judges what has arrived so far.
     *
     * @param prefix a buffer whose first {@code length} bytes have arrived
     * @param length how many there are, 0 or more
     */
    static TpktFrame expect(byte[] prefix, int length) {
        return expect(prefix, length, LONGEST);
    }

    /** The same for a packet that may be longer or must be shorter than {@link #LONGEST}. */
    static TpktFrame expect(byte[] prefix, int length, int longest) {
        if (length > 0 && prefix[0] != VERSION) {
            return new NotTpkt("tpkt-version");
        }
        if (length < HEADER) {
            return new Incomplete(HEADER);
        }
        int announced = ((prefix[2] & 0xff) << 8) | (prefix[3] & 0xff);
        if (announced < SHORTEST || announced > longest) {
            return new NotTpkt("tpkt-length");
        }
        return length < announced ? new Incomplete(announced) : new Complete(announced);
    }
}
