package dev.redial.rdp;

/**
 * How much of a DER SEQUENCE (X.690), as CredSSP sends them back to back inside TLS, has arrived; the counterpart of
 * {@link TpktFrame}.
 */
public sealed interface DerFrame {

    /** Nothing wrong so far; ask again once there are {@code atLeast} bytes in all. */
    record Incomplete(int atLeast) implements DerFrame {}

    /** The first {@code length} bytes are one SEQUENCE. Bytes after them do not belong to it. */
    record Complete(int length) implements DerFrame {}

    /** It announces more than {@link #LONGEST}, and nothing more of it should be read. */
    record TooLarge() implements DerFrame {}

    /** No SEQUENCE of definite length, whatever may follow; {@code why} is a word beginning {@code der-}. */
    record NotDer(String why) implements DerFrame {}

    /** Header of 4 bytes and 65 535 bytes of content; a TSRequest with an NTLM challenge needs a few hundred. */
    int LONGEST = 65_539;

    /**
     * Judges what has arrived so far.
     *
     * @param prefix a buffer whose first {@code length} bytes have arrived
     * @param length how many there are, 0 or more
     */
    static DerFrame expect(byte[] prefix, int length) {
        if (length > 0 && prefix[0] != DerReader.SEQUENCE) {
            return new NotDer("der-tag");
        }
        if (length < 2) {
            return new Incomplete(2);
        }
        int lengthOctets = prefix[1] >= 0 ? 0 : prefix[1] & 0x7f;
        if (prefix[1] == DerReader.INDEFINITE) {
            return new NotDer("der-indefinite");
        }
        if (lengthOctets > DerReader.MOST_LENGTH_OCTETS) {
            return new NotDer("der-length");
        }
        if (length < 2 + lengthOctets) {
            return new Incomplete(2 + lengthOctets);
        }
        long content = lengthOctets == 0 ? prefix[1] : DerReader.bigEndian(prefix, 2, lengthOctets);
        long whole = 2 + lengthOctets + content;
        if (whole > LONGEST) {
            return new TooLarge();
        }
        return length < whole ? new Incomplete((int) whole) : new Complete((int) whole);
    }
}
