package dev.redial.practice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client asked for in its X.224 Connection Request, MS-RDPBCGR 2.2.1.1.
 *
 * @param cookie the text before CR LF, {@code Cookie: mstshash=...}, if there is one
 * @param requestedProtocols the bits of RDP_NEG_REQ; absent if the client sent no negotiation data
 * @param frame all bytes of the request
 */
public record ConnectionRequest(Optional<String> cookie, OptionalInt requestedProtocols, WireBytes frame) {

    /** TPKT (4), length indicator, CR code, destination, source, class. */
    private static final int VARIABLE_PART = 11;

    private static final byte TYPE_RDP_NEG_REQ = 1;

    static ConnectionRequest read(byte[] frame) {
        var text = new String(frame, StandardCharsets.ISO_8859_1);
        int lineEnd = text.indexOf("\r\n", VARIABLE_PART);
        var cookie = lineEnd < 0 ? Optional.<String>empty() : Optional.of(text.substring(VARIABLE_PART, lineEnd));
        int negotiation = lineEnd < 0 ? VARIABLE_PART : lineEnd + 2;
        boolean negotiates = frame.length >= negotiation + 8 && frame[negotiation] == TYPE_RDP_NEG_REQ;
        var protocols = negotiates
                ? OptionalInt.of(
                        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getInt(negotiation + 4))
                : OptionalInt.empty();
        return new ConnectionRequest(cookie, protocols, WireBytes.of(frame));
    }

    boolean hasMstshash() {
        return cookie.filter(line -> line.startsWith("Cookie: mstshash=")).isPresent();
    }
}
