package dev.redial.rdp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers and bytes one after the other. A number that does not fit its field is a bug and throws at once. */
public final class ByteWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** One byte, 0 to 255. */
    public ByteWriter u8(int value) {
        out.write(fitting(value, 0xff));
        return this;
    }

    /** Two bytes, big end first. */
    public ByteWriter u16be(int value) {
        fitting(value, 0xffff);
        return u8(value >>> 8).u8(value & 0xff);
    }

    /** Two bytes, little end first. */
    public ByteWriter u16le(int value) {
        fitting(value, 0xffff);
        return u8(value & 0xff).u8(value >>> 8);
    }

    /** Four bytes, big end first; all 32 bits of {@code value} are written, whatever its sign. */
    public ByteWriter u32be(int value) {
        return u16be(value >>> 16).u16be(value & 0xffff);
    }

    /** Four bytes, little end first; all 32 bits of {@code value} are written, whatever its sign. */
    public ByteWriter u32le(int value) {
        return u16le(value & 0xffff).u16le(value >>> 16);
    }

    /** Eight bytes, little end first. */
    public ByteWriter i64le(long value) {
        return u32le((int) value).u32le((int) (value >>> 32));
    }

    /** The bytes as they are. */
    public ByteWriter bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    /** One byte for each character. */
    public ByteWriter ascii(String value) {
        return bytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    /** All that was written so far, copied. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    private static int fitting(int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("does not fit its field: " + value);
        }
        return value;
    }
}
