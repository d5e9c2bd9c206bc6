package dev.redial.rdp;

import java.util.Arrays;

/**
 * Reads numbers and bytes one after the other from a part of an array. Reading past the end throws {@link MalformedPdu} with
 * the word given at the start; nothing is copied before the length was checked against what is there.
 */
public final class ByteReader {

    private final byte[] bytes;
    private final int end;
    private final String truncated;
    private int next;

    /**
     * @param bytes what to read; not copied, not changed
     * @param truncated the word of the {@link MalformedPdu} thrown when the bytes end too early
     */
    public ByteReader(byte[] bytes, String truncated) {
        this(bytes, 0, bytes.length, truncated);
    }

    private ByteReader(byte[] bytes, int start, int end, String truncated) {
        this.bytes = bytes;
        this.next = start;
        this.end = end;
        this.truncated = truncated;
    }

    /** How many bytes are left. */
    public int remaining() {
        return end - next;
    }

    /** The next byte, 0 to 255, without moving past it. */
    public int peek() throws MalformedPdu {
        require(1);
        return bytes[next] & 0xff;
    }

    /** One byte, 0 to 255. */
    public int u8() throws MalformedPdu {
        require(1);
        return bytes[next++] & 0xff;
    }

    /** Two bytes, big end first. */
    public int u16be() throws MalformedPdu {
        require(2);
        return (u8() << 8) | u8();
    }

    /** Two bytes, little end first. */
    public int u16le() throws MalformedPdu {
        require(2);
        return u8() | (u8() << 8);
    }

    /** Four bytes, big end first, all 32 bits whatever their sign. */
    public int i32be() throws MalformedPdu {
        require(4);
        return (u16be() << 16) | u16be();
    }

    /** Four bytes, little end first, 0 to 2<sup>32</sup>-1. */
    public long u32le() throws MalformedPdu {
        require(4);
        return u16le() | ((long) u16le() << 16);
    }

    /** Eight bytes, little end first; the top bit becomes the sign. */
    public long i64le() throws MalformedPdu {
        require(8);
        return u32le() | (u32le() << 32);
    }

    /** The next {@code count} bytes, copied. */
    public byte[] bytes(long count) throws MalformedPdu {
        int start = advance(count);
        return Arrays.copyOfRange(bytes, start, next);
    }

    /** A reader of the next {@code count} bytes alone; this one moves past them. Nothing is copied. */
    public ByteReader slice(long count) throws MalformedPdu {
        int start = advance(count);
        return new ByteReader(bytes, start, next, truncated);
    }

    /** Moves past {@code count} bytes. */
    public void skip(long count) throws MalformedPdu {
        advance(count);
    }

    private int advance(long count) throws MalformedPdu {
        require(count);
        int start = next;
        next += (int) count;
        return start;
    }

    private void require(long count) throws MalformedPdu {
        if (count < 0 || count > remaining()) {
            throw new MalformedPdu(truncated);
        }
    }
}
