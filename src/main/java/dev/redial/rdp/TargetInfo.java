package dev.redial.rdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The list of AV_PAIRs in a challenge, MS-NLMP 2.2.2.1: what a server says about itself. Pairs we do not know are passed over. */
final class TargetInfo {

    static final int NETBIOS_COMPUTER = 1;
    static final int NETBIOS_DOMAIN = 2;
    static final int DNS_COMPUTER = 3;
    static final int DNS_DOMAIN = 4;
    static final int DNS_TREE = 5;

    private static final int END = 0;
    private static final int TIMESTAMP = 7;
    private static final Set<Integer> KNOWN =
            Set.of(NETBIOS_COMPUTER, NETBIOS_DOMAIN, DNS_COMPUTER, DNS_DOMAIN, DNS_TREE, TIMESTAMP);

    /** The end mark counted; the specification knows eleven. */
    private static final int MOST_PAIRS = 64;

    /** 1601-01-01 to 1970-01-01. */
    private static final long FILETIME_EPOCH_SECONDS = 11_644_473_600L;

    private static final long TICKS_PER_SECOND = 10_000_000;

    private final Map<Integer, byte[]> values;

    private TargetInfo(Map<Integer, byte[]> values) {
        this.values = values;
    }

    /** A list that says nothing. */
    static TargetInfo none() {
        return new TargetInfo(Map.of());
    }

    /** Reads a list that is not empty: it must end with its mark, and say nothing twice. */
    static TargetInfo read(byte[] list) throws MalformedPdu {
        ByteReader in = new ByteReader(list, "ntlm-av-truncated");
        Map<Integer, byte[]> values = new HashMap<>();
        for (int pair = 0; pair < MOST_PAIRS; pair++) {
            int id = in.u16le();
            byte[] value = in.bytes(in.u16le());
            if (id == END) {
                return ended(values, value);
            }
            if (KNOWN.contains(id) && values.put(id, value) != null) {
                throw new MalformedPdu("ntlm-av-duplicate");
            }
        }
        throw new MalformedPdu("ntlm-av-many");
    }

    private static TargetInfo ended(Map<Integer, byte[]> values, byte[] endValue) throws MalformedPdu {
        if (endValue.length != 0) {
            throw new MalformedPdu("ntlm-av-end");
        }
        return new TargetInfo(values);
    }

    /** The name under this id, cleaned; names are UTF-16LE whatever the challenge's flags say. */
    Optional<String> name(int id) throws MalformedPdu {
        byte[] value = values.get(id);
        return value == null ? Optional.empty() : unicodeName(value);
    }

    /** The server's clock. FILETIME is read as unsigned, and every one of its values is an Instant, the last in the year 60056. */
    Optional<Instant> timestamp() throws MalformedPdu {
        byte[] value = values.get(TIMESTAMP);
        if (value == null) {
            return Optional.empty();
        }
        if (value.length != 8) {
            throw new MalformedPdu("ntlm-av-timestamp");
        }
        long ticks = new ByteReader(value, "ntlm-av-timestamp").i64le();
        long seconds = Long.divideUnsigned(ticks, TICKS_PER_SECOND);
        long rest = Long.remainderUnsigned(ticks, TICKS_PER_SECOND);
        return Optional.of(Instant.ofEpochSecond(seconds - FILETIME_EPOCH_SECONDS, rest * 100));
    }

    /** UTF-16LE, of which surrogates without partner are left to the cleaning. */
    static Optional<String> unicodeName(byte[] utf16le) throws MalformedPdu {
        if (utf16le.length % 2 != 0) {
            throw new MalformedPdu("ntlm-name-odd");
        }
        String name = ByteBuffer.wrap(utf16le)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asCharBuffer()
                .toString();
        return Optional.of(PeerText.clean(name)).filter(text -> !text.isEmpty());
    }
}
