package dev.redial.knowledge;

import java.util.Optional;

/**
 * The layer of the client at which a main code arises. The low byte names it; this holds for every documented code and is an
 * inference for the others.
 */
public enum CodeLayer {
    NETWORK(0x04),
    SECURITY(0x06),
    TLS_AND_SIGN_IN(0x07),
    CLIENT(0x08),
    NLA(0x09),
    SMART_CARD(0x0A),
    GATEWAY_OR_CLOUD(-1);

    private static final int GATEWAY_BASE = 0x300_0000;
    private static final int GATEWAY_LAST = 0x3FF_FFFF;
    /** Documented codes of the low-byte pattern have at most two bytes. */
    private static final int LARGEST_LAYERED = 0xFFFF;

    private final int lowByte;

    CodeLayer(int lowByte) {
        this.lowByte = lowByte;
    }

    /** The layer of a main code; empty where the number follows no known pattern. */
    public static Optional<CodeLayer> of(int disconnect) {
        if (disconnect >= GATEWAY_BASE && disconnect <= GATEWAY_LAST) {
            return Optional.of(GATEWAY_OR_CLOUD);
        }
        if (disconnect < 0x100 || disconnect > LARGEST_LAYERED) {
            return Optional.empty();
        }
        for (CodeLayer layer : values()) {
            if (layer.lowByte == (disconnect & 0xFF)) {
                return Optional.of(layer);
            }
        }
        return Optional.empty();
    }
}
