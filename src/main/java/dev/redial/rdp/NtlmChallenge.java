package dev.redial.rdp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * CHALLENGE_MESSAGE, MS-NLMP 2.2.1.2: how a server names itself to anyone who asks. All names are cleaned ({@link PeerText});
 * what the server did not say, or said with no characters, is empty. What it says may still be a lie.
 *
 * @param targetName the domain, or the computer if it is in none
 * @param netbiosComputer for example {@code PC7}
 * @param netbiosDomain for example {@code CORP}; the computer's own name if it is in no domain
 * @param dnsComputer for example {@code pc7.corp.example}
 * @param dnsDomain for example {@code corp.example}
 * @param dnsTree the forest's name, for example {@code corp.example}
 * @param timestamp the server's clock when it answered, to 100 ns; see {@link #timestampImplausible}
 * @param osBuild the operating system's version, unless it is all zeros
 * @param flags what the server agrees to
 */
public record NtlmChallenge(
        Optional<String> targetName,
        Optional<String> netbiosComputer,
        Optional<String> netbiosDomain,
        Optional<String> dnsComputer,
        Optional<String> dnsDomain,
        Optional<String> dnsTree,
        Optional<Instant> timestamp,
        Optional<OsBuild> osBuild,
        NtlmFlags flags) {

    private static final byte[] SIGNATURE = NtlmNegotiate.SIGNATURE.getBytes(StandardCharsets.US_ASCII);
    private static final int TYPE = 2;

    /** Signature to target info fields; what older servers leave out begins here. */
    private static final int FIXED_PART = 48;

    private static final int FIXED_PART_WITH_VERSION = 56;

    private static final Instant EARLIEST_PLAUSIBLE = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST_PLAUSIBLE = Instant.parse("2100-01-01T00:00:00Z");

    /**
     * Reads a token of {@link TsRequest#negoToken}: the message bare, or as the {@code responseToken} of a SPNEGO NegTokenResp.
     * It must stand exactly there; it is never searched for, as a decoy may lie anywhere.
     *
     * @throws MalformedPdu with the word {@code ntlm-absent} if there is no NTLM message, or another one beginning {@code ntlm-}
     *     or {@code der-}
     */
    public static NtlmChallenge read(byte[] token) throws MalformedPdu {
        byte[] message = SpnegoResponse.is(token) ? SpnegoResponse.responseToken(token) : token;
        if (!startsWithSignature(message)) {
            throw new MalformedPdu(isCutSignature(message) ? "ntlm-truncated" : "ntlm-absent");
        }
        return readMessage(message);
    }

    /** Whether the server's clock is so far off (before 1990 or after 2099) that the value is taken as no time at all. */
    public boolean timestampImplausible() {
        return timestamp
                .map(time -> time.isBefore(EARLIEST_PLAUSIBLE) || !time.isBefore(LATEST_PLAUSIBLE))
                .orElse(false);
    }

    /**
     * Whether it says what its target name is the name of, a domain or a computer: who is asked for that name has to say so
     * (3.2.5.1.1), we ask ({@link NtlmNegotiate}), and Windows does. FreeRDP's server sends our own flags back instead.
     */
    public boolean tellsTargetType() {
        return flags.has(NtlmFlags.TARGET_TYPE_DOMAIN) || flags.has(NtlmFlags.TARGET_TYPE_SERVER);
    }

    private static NtlmChallenge readMessage(byte[] message) throws MalformedPdu {
        ByteReader in = new ByteReader(message, "ntlm-truncated");
        in.skip(SIGNATURE.length);
        if (in.u32le() != TYPE) {
            throw new MalformedPdu("ntlm-type");
        }
        PayloadField targetName = PayloadField.read(in);
        NtlmFlags flags = new NtlmFlags((int) in.u32le());
        in.skip(16); // the challenge itself, and 8 reserved bytes
        PayloadField targetInfo = PayloadField.read(in);
        TargetInfo info = readTargetInfo(targetInfo.of(message), flags);
        return new NtlmChallenge(
                readTargetName(targetName.of(message), flags),
                info.name(TargetInfo.NETBIOS_COMPUTER),
                info.name(TargetInfo.NETBIOS_DOMAIN),
                info.name(TargetInfo.DNS_COMPUTER),
                info.name(TargetInfo.DNS_DOMAIN),
                info.name(TargetInfo.DNS_TREE),
                info.timestamp(),
                hasVersion(flags, targetName, targetInfo) ? readVersion(in) : Optional.empty(),
                flags);
    }

    private static TargetInfo readTargetInfo(byte[] list, NtlmFlags flags) throws MalformedPdu {
        return flags.has(NtlmFlags.TARGET_INFO) && list.length > 0 ? TargetInfo.read(list) : TargetInfo.none();
    }

    /** Without UNICODE the name is in the server's own code page, which it does not tell; of that, ASCII is certain. */
    private static Optional<String> readTargetName(byte[] name, NtlmFlags flags) throws MalformedPdu {
        if (flags.has(NtlmFlags.UNICODE)) {
            return TargetInfo.unicodeName(name);
        }
        return Optional.of(PeerText.clean(new String(name, StandardCharsets.US_ASCII)))
                .filter(text -> flags.has(NtlmFlags.OEM) && !text.isEmpty());
    }

    /** A payload that begins where the version would be shows that there is none, whatever the flag says. */
    private static boolean hasVersion(NtlmFlags flags, PayloadField... payload) {
        return flags.has(NtlmFlags.VERSION)
                && Arrays.stream(payload).allMatch(field -> field.isEmpty() || field.offset >= FIXED_PART_WITH_VERSION);
    }

    private static Optional<OsBuild> readVersion(ByteReader in) throws MalformedPdu {
        OsBuild build = new OsBuild(in.u8(), in.u8(), in.u16le());
        in.skip(4); // reserved, and the revision of NTLM
        return Optional.of(build).filter(said -> !said.equals(new OsBuild(0, 0, 0)));
    }

    private static boolean startsWithSignature(byte[] message) {
        int common = Arrays.mismatch(message, SIGNATURE);
        return common == SIGNATURE.length || common == -1;
    }

    private static boolean isCutSignature(byte[] message) {
        return message.length > 0 && Arrays.mismatch(message, SIGNATURE) == message.length;
    }

    /** Where in the message a text or list lies; 2.2.1.2 says that the maximum length, which we skip, does not matter. */
    private record PayloadField(int length, long offset) {

        static PayloadField read(ByteReader in) throws MalformedPdu {
            int length = in.u16le();
            in.skip(2);
            return new PayloadField(length, in.u32le());
        }

        boolean isEmpty() {
            return length == 0;
        }

        /** Its bytes. The offset counts for nothing when the length is 0. */
        byte[] of(byte[] message) throws MalformedPdu {
            if (isEmpty()) {
                return new byte[0];
            }
            if (offset < FIXED_PART || offset + length > message.length) {
                throw new MalformedPdu("ntlm-field-range");
            }
            return Arrays.copyOfRange(message, (int) offset, (int) offset + length);
        }
    }
}
