package dev.redial.rdp;

/**
 * Reads DER (X.690) of a known schema, element by element. Nothing here calls itself: however deep a peer nests, a reader goes
 * only as deep as the schema asks, and {@link #DEEPEST} at most. Lengths must be definite; a length written with more octets
 * than it needs is accepted, as some servers do so and it misleads nobody.
 */
final class DerReader {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int SEQUENCE = 0x30;

    static final byte INDEFINITE = (byte) 0x80;
    static final int MOST_LENGTH_OCTETS = 4;
    static final int DEEPEST = 16;

    private final ByteReader in;
    private final int depth;
    private int lastField = -1;

    DerReader(byte[] der) {
        this(new ByteReader(der, "der-truncated"), 0);
    }

    private DerReader(ByteReader in, int depth) {
        this.in = in;
        this.depth = depth;
    }

    /** The tag of an explicit context-specific field, such as {@code [1]}. */
    static int field(int number) {
        return 0xa0 | number;
    }

    boolean hasMore() {
        return in.remaining() > 0;
    }

    /** A reader of the content of the next element, which must have this tag. */
    DerReader enter(int tag) throws MalformedPdu {
        if (depth == DEEPEST) {
            throw new MalformedPdu("der-depth");
        }
        return new DerReader(element(tag), depth + 1);
    }

    /**
     * Enters the next explicit context-specific field and returns its content. The number is asked with {@link #lastField};
     * numbers must rise, as X.690 keeps the order of the schema, so no field can come twice.
     */
    DerReader nextField() throws MalformedPdu {
        int tag = in.peek();
        int number = tag & 0x1f;
        if ((tag & 0xe0) != 0xa0 || number == 0x1f) {
            throw new MalformedPdu("der-tag");
        }
        if (number <= lastField) {
            throw new MalformedPdu("der-order");
        }
        lastField = number;
        return enter(tag);
    }

    /** The number of the field that {@link #nextField} entered last. */
    int lastField() {
        return lastField;
    }

    /** An INTEGER of 1 to 8 octets, which must be all that is left. */
    long onlyInteger() throws MalformedPdu {
        byte[] octets = only(INTEGER);
        if (octets.length == 0 || octets.length > 8) {
            throw new MalformedPdu("der-integer");
        }
        int unused = Long.SIZE - 8 * octets.length;
        return bigEndian(octets, 0, octets.length) << unused >> unused;
    }

    /** An OCTET STRING, which must be all that is left. */
    byte[] onlyOctets() throws MalformedPdu {
        return only(OCTET_STRING);
    }

    void end() throws MalformedPdu {
        if (hasMore()) {
            throw new MalformedPdu("der-trailing");
        }
    }

    static long bigEndian(byte[] bytes, int start, int count) {
        long value = 0;
        for (int i = start; i < start + count; i++) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }

    private byte[] only(int tag) throws MalformedPdu {
        ByteReader content = element(tag);
        end();
        return content.bytes(content.remaining());
    }

    private ByteReader element(int tag) throws MalformedPdu {
        if (in.u8() != tag) {
            throw new MalformedPdu("der-tag");
        }
        return in.slice(length());
    }

    private long length() throws MalformedPdu {
        int first = in.u8();
        if (first < 0x80) {
            return first;
        }
        if (first == (INDEFINITE & 0xff)) {
            throw new MalformedPdu("der-indefinite");
        }
        int octets = first & 0x7f;
        if (octets > MOST_LENGTH_OCTETS) {
            throw new MalformedPdu("der-length");
        }
        return bigEndian(in.bytes(octets), 0, octets);
    }
}
