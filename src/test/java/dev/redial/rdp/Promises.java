package dev.redial.rdp;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each reader promises for any bytes at all: the oracle of the mutation tests and of the fuzz targets. Each method says whether the bytes
 * were understood, and throws an AssertionError when a promise is broken; any other exception is a broken promise too.
 */
final class Promises {

    private static final String WORDS = "(tpkt|x224|neg|der|tsrequest|ntlm|udp|mcs|http)-[a-z-]+";

    /** Where a peer's length can be cut is tried only near the start of a long input, where the headers are. */
    private static final int HEADERS = 16;

    private static final Instant PLAUSIBLE = Instant.parse("1990-01-01T00:00:00Z");

    private Promises() {}

    /** X.224: frame, response, and the refusal in plain that looks nearly like one. */
    static boolean negotiation(byte[] bytes) {
        tpktFrame(bytes);
        boolean refused = RefusedInPlain.matches(bytes);
        if (refused) {
            for (int length = 0; length <= bytes.length; length++) {
                promise(RefusedInPlain.canBegin(Arrays.copyOf(bytes, length)), "a refusal cannot begin as it does");
            }
        }
        boolean response = reads(() -> {
            NegotiationResponse read = NegotiationResponse.read(bytes);
            promise(new TpktFrame.Complete(bytes.length).equals(TpktFrame.expect(bytes, bytes.length)), "no frame");
            promise(Arrays.equals(written(read, bytes), bytes), "written, it is another");
        });
        promise(!refused || !response, "both a response and a refusal");
        return refused || response;
    }

    private static void tpktFrame(byte[] bytes) {
        Optional<TpktFrame> end = Optional.empty();
        for (int arrived = 0; arrived <= Math.min(bytes.length, TpktFrame.LONGEST + 1); arrived++) {
            TpktFrame frame = TpktFrame.expect(bytes, arrived);
            promise(end.isEmpty() || end.get().equals(frame), "a frame changed its mind");
            switch (frame) {
                case TpktFrame.Incomplete(int atLeast) ->
                    promise(atLeast > arrived && atLeast <= TpktFrame.LONGEST, "asks for what it has, or too much");
                case TpktFrame.Complete(int length) -> {
                    promise(length >= TpktFrame.SHORTEST && length <= arrived, "complete before it arrived");
                    end = Optional.of(frame);
                }
                case TpktFrame.NotTpkt(String why) -> {
                    promise(why.matches("tpkt-(version|length)"), why);
                    end = Optional.of(frame);
                }
            }
        }
    }

    /** The response as a server would write it; what the reader may not look at is taken from {@code read}. */
    private static byte[] written(NegotiationResponse response, byte[] read) {
        ByteWriter negotiation = new ByteWriter();
        switch (response) {
            case PlainConfirm() -> {}
            case NegotiationConfirm(SecurityProtocols selected, int flags) ->
                negotiation.u8(2).u8(flags).u16le(8).u32le(selected.bits());
            case NegotiationFailure(FailureCode code) ->
                negotiation.u8(3).u8(0).u16le(8).u32le(code.value());
        }
        byte[] tail = negotiation.toByteArray();
        return new ByteWriter()
                .u8(3)
                .u8(read[1] & 0xff) // reserved
                .u16be(11 + tail.length)
                .u8(6 + tail.length)
                .u8(0xd0)
                .bytes(Arrays.copyOfRange(read, 6, 10)) // references
                .u8(0)
                .bytes(tail)
                .toByteArray();
    }

    /** CredSSP: frame and request. */
    static boolean tsRequest(byte[] bytes) {
        for (int arrived = 0; arrived <= Math.min(bytes.length, HEADERS); arrived++) {
            derFrame(bytes, arrived);
        }
        derFrame(bytes, bytes.length);
        return reads(() -> {
            TsRequest request = TsRequest.read(bytes);
            promise(new DerFrame.Complete(bytes.length).equals(DerFrame.expect(bytes, bytes.length)), "no frame");
            promise(request.version() >= 1, "the version");
            request.negoToken()
                    .ifPresent(token -> promise(token.length > 0 && isPart(token, bytes), "a token from nowhere"));
        });
    }

    private static void derFrame(byte[] bytes, int arrived) {
        switch (DerFrame.expect(bytes, arrived)) {
            case DerFrame.Incomplete(int atLeast) ->
                promise(atLeast > arrived && atLeast <= DerFrame.LONGEST, "asks for what it has, or too much");
            case DerFrame.Complete(int length) ->
                promise(length >= 2 && length <= arrived, "complete before it arrived");
            case DerFrame.TooLarge() -> promise(arrived >= 2, "too large before a length was read");
            case DerFrame.NotDer(String why) -> promise(why.matches("der-[a-z]+"), why);
        }
    }

    /**
     * The DER reader in any order of calls: each byte of {@code calls} is one. It goes no deeper than it may, and an element that was read has
     * used up bytes, so that no loop over it is endless.
     */
    static boolean der(byte[] calls, byte[] bytes) {
        return reads(() -> {
            DerReader in = new DerReader(bytes);
            int depth = 0;
            for (byte call : calls) {
                boolean empty = !in.hasMore();
                int field = in.lastField();
                switch (call & 7) {
                    case 0, 1, 2 -> {
                        in = (call & 7) == 0 ? in.enter(call & 0xff) : in.enter(DerReader.SEQUENCE);
                        depth++;
                    }
                    case 3, 4 -> {
                        DerReader content = in.nextField();
                        promise(in.lastField() > field && in.lastField() < 0x1f, "fields that do not rise");
                        in = content;
                        depth++;
                    }
                    case 5 -> in.onlyInteger();
                    case 6 -> promise(isPart(in.onlyOctets(), bytes), "octets from nowhere");
                    default -> in.end();
                }
                promise(depth <= DerReader.DEEPEST, "deeper than it may");
                promise(!empty || (call & 7) == 7, "read from nothing");
            }
        });
    }

    /** NTLM, bare or in SPNEGO. */
    static boolean challenge(byte[] token) {
        return reads(() -> {
            NtlmChallenge read = NtlmChallenge.read(token);
            Stream.of(
                            read.targetName(),
                            read.netbiosComputer(),
                            read.netbiosDomain(),
                            read.dnsComputer(),
                            read.dnsDomain(),
                            read.dnsTree())
                    .flatMap(Optional::stream)
                    .forEach(Promises::name);
            read.timestamp()
                    .ifPresent(time -> promise(read.timestampImplausible() || !time.isBefore(PLAUSIBLE), "the time"));
            read.osBuild().ifPresent(build -> promise(build.build() >= 0 && build.build() <= 0xffff, "build"));
        });
    }

    /** The list in a challenge, alone. */
    static boolean targetInfo(byte[] list) {
        return reads(() -> {
            TargetInfo info = TargetInfo.read(list);
            for (int id = 0; id <= TargetInfo.DNS_TREE + 1; id++) {
                info.name(id).ifPresent(Promises::name);
            }
            info.timestamp();
        });
    }

    private static void name(String text) {
        promise(!text.isEmpty(), "an empty name");
        clean(text);
    }

    /** Text of a peer, once cleaned: short, and nothing in it that cannot be seen, by the judgement of another library (ICU). */
    static void peerText(String text) {
        String clean = PeerText.clean(text);
        clean(clean);
        promise(text.length() > PeerText.LONGEST || characters(clean) == characters(text), "characters lost");
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void clean(String text) {
        promise(text.length() <= PeerText.LONGEST, "too long");
        promise(PeerText.clean(text).equals(text), "cleaned twice it differs");
        text.codePoints().filter(c -> c < ' ' || c > '~').forEach(c -> {
            boolean ill = Character.isISOControl(c)
                    || UCharacter.getType(c) == UCharacter.FORMAT
                    || UCharacter.getType(c) == UCharacter.SURROGATE
                    || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                    || UCharacter.hasBinaryProperty(c, UProperty.BIDI_CONTROL)
                    || UCharacter.hasBinaryProperty(c, UProperty.NONCHARACTER_CODE_POINT);
            promise(!ill, "kept what cannot be seen");
        });
    }

    /** RDP-UDP: what is understood is as we allow it, and answers the SYN that it is read for. */
    static boolean udpSynAck(byte[] datagram) {
        UdpSyn syn = new UdpSyn(0x1a2b3c4d, UdpVersion.V2);
        return reads(() -> {
            UdpSynAck read = UdpSynAck.read(datagram, syn);
            int least = Math.min(read.upstreamMtu(), read.downstreamMtu());
            promise(least >= 1132 && Math.max(read.upstreamMtu(), read.downstreamMtu()) <= 1232, "an MTU");
            promise(datagram.length >= least && datagram.length <= UdpSyn.LENGTH, "another length");
            promise(latin1(datagram).startsWith("\u001a\u002b\u003c\u004d"), "an answer to somebody else");
            UdpSyn other = new UdpSyn(0x1a2b3c4e, UdpVersion.V2);
            promise(!reads(() -> UdpSynAck.read(datagram, other)), "an answer to two");
        });
    }

    /** MCS: frame, and the level that a frame tells. */
    static boolean mcsConnectResponse(byte[] tpkt) {
        return reads(() -> McsConnectResponse.read(tpkt).ifPresent(read -> {
            promise(read.encryptionMethod() >= 0 && read.encryptionMethod() <= 16, "a method");
            promise(read.encryptionLevel().word().matches("[a-z-]+"), "a word");
        }));
    }

    /** What answers in place of RDP; by its first 64 bytes alone. */
    static boolean foreignService(byte[] bytes) {
        Optional<ForeignService> service = ForeignService.recognise(bytes);
        promise(
                service.equals(ForeignService.recognise(Arrays.copyOf(bytes, Math.min(bytes.length, 64)))),
                "looks far");
        promise(service.isEmpty() == (bytes.length == 0 || bytes[0] == 3), "an empty answer for what is no RDP");
        return service.isPresent() && service.get() != ForeignService.UNKNOWN;
    }

    /** HTTP: the head is the same however it is cut on the way, and within its limits; and what it says of a gateway. */
    static boolean httpAnswer(byte[] bytes) {
        String whole = head(bytes, Math.max(1, bytes.length));
        promise(whole.equals(head(bytes, 1)) && whole.equals(head(bytes, 7)), "another head when cut otherwise");
        boolean understood = false;
        for (GatewayTransport transport : GatewayTransport.values()) {
            understood |= reads(() -> {
                HttpAnswerReader reader = new HttpAnswerReader();
                if (reader.take(bytes, 0, bytes.length) == HttpAnswerReader.Progress.HEAD_MISSING) {
                    throw new MalformedPdu("http-unfinished");
                }
                HttpAnswer answer = reader.answer();
                withinLimits(answer);
                if (GatewayAnswer.read(answer, GatewayAnswerTest.request(transport))
                        instanceof GatewayAnswer.Redirects(Optional<String> host)) {
                    host.ifPresent(name -> promise(name.matches("[a-z0-9.-]{1,253}"), "a host"));
                }
            });
        }
        return understood;
    }

    private static String head(byte[] bytes, int piece) {
        HttpAnswerReader reader = new HttpAnswerReader();
        try {
            HttpAnswerReader.Progress progress = HttpAnswerReader.Progress.HEAD_MISSING;
            for (int at = 0; at < bytes.length; at += piece) {
                progress = reader.take(bytes, at, Math.min(piece, bytes.length - at));
            }
            return progress + (progress == HttpAnswerReader.Progress.HEAD_MISSING ? "" : " " + reader.answer());
        } catch (MalformedPdu malformed) {
            return malformed.word();
        }
    }

    private static void withinLimits(HttpAnswer answer) {
        promise(answer.status() == 101 || answer.status() >= 200 && answer.status() <= 599, "the status");
        promise(answer.fields().size() <= 100, "too many fields");
        int length = 0;
        for (HttpAnswer.Field field : answer.fields()) {
            promise(!field.name().isEmpty() && field.name().chars().allMatch(c -> c > ' ' && c <= '~'), "a name");
            promise(field.value().chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0), "a line in a value");
            length += field.name().length() + field.value().length();
        }
        promise(length <= HttpAnswerReader.LONGEST_HEAD, "too long");
    }

    private static boolean isPart(byte[] part, byte[] whole) {
        return latin1(whole).contains(latin1(part));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void promise(boolean kept, String otherwise) {
        if (!kept) {
            throw new AssertionError(otherwise);
        }
    }

    private static boolean reads(Reading reading) {
        try {
            reading.read();
            return true;
        } catch (MalformedPdu malformed) {
            promise(malformed.word().matches(WORDS), malformed.word());
            return false;
        }
    }

    private interface Reading {
        void read() throws MalformedPdu;
    }
}
