package dev.redial.practice;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** NTLM messages as a server sees them, MS-NLMP 2.2.1. */
final class NtlmBytes {

    static final byte[] NEGOTIATE_START = start(1);
    static final byte[] AUTHENTICATE_START = start(3);

    // AV_PAIR ids, MS-NLMP 2.2.2.1.
    private static final int NETBIOS_COMPUTER = 1;
    private static final int NETBIOS_DOMAIN = 2;
    private static final int DNS_COMPUTER = 3;
    private static final int DNS_DOMAIN = 4;
    private static final int DNS_TREE = 5;
    private static final int TIMESTAMP = 7;

    /** Unicode, target name, sign, seal, NTLM, always sign, target is a server, extended security, target info, version, 128, key exchange, 56. */
    private static final int FLAGS_OF_WINDOWS = 0xE28A8235;

    private static final int HEADER_LENGTH = 56;
    private static final byte NTLM_REVISION = 15;
    private static final Instant FILETIME_EPOCH = Instant.parse("1601-01-01T00:00:00Z");

    private NtlmBytes() {}

    static boolean isNegotiate(byte[] token) {
        return token.length >= NEGOTIATE_START.length
                && Arrays.equals(Arrays.copyOf(token, NEGOTIATE_START.length), NEGOTIATE_START);
    }

    /** CHALLENGE_MESSAGE, MS-NLMP 2.2.1.2. */
    static byte[] challenge(HostIdentity identity, Instant time) {
        byte[] targetName = identity.netBiosDomain().getBytes(StandardCharsets.UTF_16LE);
        byte[] targetInfo = targetInfo(identity, time);
        var message = ByteBuffer.allocate(HEADER_LENGTH + targetName.length + targetInfo.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(start(2));
        field(message, targetName.length, HEADER_LENGTH);
        message.putInt(FLAGS_OF_WINDOWS)
                .putLong(0x0123456789ABCDEFL) // the server's challenge; nobody answers it
                .putLong(0);
        field(message, targetInfo.length, HEADER_LENGTH + targetName.length);
        version(message, identity.build());
        return message.put(targetName).put(targetInfo).array();
    }

    private static byte[] start(int messageType) {
        return WireBytes.text("NTLMSSP\0" + (char) messageType + "\0\0\0").bytes();
    }

    private static void field(ByteBuffer message, int length, int offset) {
        message.putShort((short) length).putShort((short) length).putInt(offset);
    }

    private static void version(ByteBuffer message, HostIdentity.OsBuild build) {
        message.put((byte) build.major())
                .put((byte) build.minor())
                .putShort((short) build.build())
                .put(new byte[3])
                .put(NTLM_REVISION);
    }

    private static byte[] targetInfo(HostIdentity identity, Instant time) {
        var pairs = new ByteArrayOutputStream();
        name(pairs, NETBIOS_DOMAIN, identity.netBiosDomain());
        name(pairs, NETBIOS_COMPUTER, identity.netBiosComputer());
        name(pairs, DNS_DOMAIN, identity.dnsDomain());
        name(pairs, DNS_COMPUTER, identity.dnsComputer());
        name(pairs, DNS_TREE, identity.dnsTree());
        pair(pairs, TIMESTAMP, filetime(time));
        pairs.writeBytes(new byte[4]);
        return pairs.toByteArray();
    }

    private static void name(ByteArrayOutputStream pairs, int id, String name) {
        if (!name.isEmpty()) {
            pair(pairs, id, name.getBytes(StandardCharsets.UTF_16LE));
        }
    }

    private static void pair(ByteArrayOutputStream pairs, int id, byte[] value) {
        pairs.writeBytes(littleEndian(4)
                .putShort((short) id)
                .putShort((short) value.length)
                .array());
        pairs.writeBytes(value);
    }

    /** Units of 100 ns since 1601, MS-DTYP 2.3.3. */
    private static byte[] filetime(Instant time) {
        var since = Duration.between(FILETIME_EPOCH, time);
        return littleEndian(8)
                .putLong(since.toSeconds() * 10_000_000 + since.toNanosPart() / 100)
                .array();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
