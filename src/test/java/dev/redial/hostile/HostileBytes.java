package dev.redial.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The bytes that cases describe. */
final class HostileBytes {

    private HostileBytes() {}

    /** Hex text, or a list of hex texts and of pairs of one and how often it comes. */
    static byte[] of(Object described) {
        if (!(described instanceof List<?> parts)) {
            return hex(described);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof List<?> repeated) {
                all.writeBytes(times(hex(repeated.getFirst()), Integer.parseInt(String.valueOf(repeated.get(1)))));
            } else {
                all.writeBytes(hex(part));
            }
        }
        return all.toByteArray();
    }

    private static byte[] hex(Object digits) {
        return HexFormat.of().parseHex(String.valueOf(digits));
    }

    private static byte[] times(byte[] bytes, int count) {
        byte[] all = new byte[bytes.length * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }

    /** One DER element. */
    static byte[] der(int tag, byte[]... parts) {
        byte[] content = joined(parts);
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.length < 0x80) {
            element.write(content.length);
        } else {
            int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
            element.write(0x80 | octets);
            element.writeBytes(bigEndian(content.length, octets));
        }
        element.writeBytes(content);
        return element.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bigEndian(int value, int octets) {
        byte[] bytes = new byte[octets];
        for (int i = 0; i < octets; i++) {
            bytes[i] = (byte) (value >>> (8 * (octets - 1 - i)));
        }
        return bytes;
    }

    /** SEQUENCEs in SEQUENCEs, as the token of a TSRequest or as a certificate in a TLS 1.2 handshake. */
    static byte[] nested(Map<String, Object> described) {
        byte[] nest = new byte[0];
        for (int level = Integer.parseInt(String.valueOf(described.get("levels"))); level > 0; level--) {
            nest = der(0x30, nest);
        }
        return "tsrequest".equals(described.get("wrap"))
                ? der(0x30, der(0xa0, hex("020106")), der(0xa1, nest))
                : handshake(nest);
    }

    /** A ServerHello of TLS 1.2 and a Certificate message with this one certificate, in records of 16 000 bytes. */
    private static byte[] handshake(byte[] certificate) {
        byte[] hello = hex("02000026" + "0303" + "00".repeat(32) + "00" + "c02f" + "00");
        byte[] entry = joined(bigEndian(certificate.length, 3), certificate);
        byte[] message = joined(hello, hex("0b"), bigEndian(entry.length + 3, 3), bigEndian(entry.length, 3), entry);
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int start = 0; start < message.length; start += 16_000) {
            int length = Math.min(16_000, message.length - start);
            records.writeBytes(hex("160303"));
            records.writeBytes(bigEndian(length, 2));
            records.write(message, start, length);
        }
        return records.toByteArray();
    }

    /** The first 100 KiB of this many MiB of zeros, packed. */
    static byte[] gzipBomb(int mebibytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < mebibytes; i++) {
                gzip.write(zeros);
            }
        }
        byte[] all = packed.toByteArray();
        return Arrays.copyOf(all, Math.min(all.length, 102_400));
    }
}
