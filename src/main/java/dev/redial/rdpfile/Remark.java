package dev.redial.rdpfile;

import java.util.Locale;

/**
 * One thing about the settings of a saved connection.
 *
 * @param value the setting as it stands in the file, such as {@code enablecredsspsupport:i:0}; empty where a line is missing
 */
public record Remark(Kind kind, String value) {

    /** How much it matters. */
    public enum Weight {
        /** Explains a failure by itself in some common case. */
        PROBLEM,
        /** Weakens protection, or fails with some hosts. */
        WARNING,
        /** Worth knowing when reading the results. */
        NOTE;

        /** As finding severities are spelled, such as {@code warning}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What can be said. Values and defaults: "Supported RDP properties", https://learn.microsoft.com/azure/virtual-desktop/rdp-properties, read
     * 2026-11-27; {@code enablecredsspsupport} and {@code negotiate security layer} as the client's interface describes them,
     * https://learn.microsoft.com/windows/win32/termserv/imsrdpclientnonscriptable3-negotiatesecuritylayer.
     */
    public enum Kind {
        ADDRESS_MISSING(Weight.PROBLEM),
        PORT_UNREADABLE(Weight.PROBLEM),
        GATEWAY_MISSING(Weight.PROBLEM),
        NLA_OFF(Weight.PROBLEM),
        NEGOTIATION_OFF(Weight.WARNING),
        HOST_UNCHECKED(Weight.WARNING),
        HOST_MUST_BE_PROVEN(Weight.WARNING),
        PORTS_DIFFER(Weight.WARNING),
        ADDRESSES_DIFFER(Weight.WARNING),
        GATEWAY_NAMED_BUT_UNUSED(Weight.NOTE),
        GATEWAY_ALWAYS(Weight.NOTE),
        GATEWAY_IF_NEEDED(Weight.NOTE),
        OTHER_PORT(Weight.NOTE),
        ENTRA_SIGN_IN(Weight.NOTE),
        BROKER(Weight.NOTE),
        REMOTE_APP(Weight.NOTE),
        ADMIN_SESSION(Weight.NOTE),
        SIGNED(Weight.NOTE);

        private final Weight weight;

        Kind(Weight weight) {
            this.weight = weight;
        }

        public Weight weight() {
            return weight;
        }
    }
}
