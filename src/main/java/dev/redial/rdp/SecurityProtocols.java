package dev.redial.rdp;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of security protocols as in {@code requestedProtocols} and {@code selectedProtocol}, MS-RDPBCGR 2.2.1.1.1 and
 * 2.2.1.2.1. Bits we do not know survive.
 *
 * @param bits the 32 bits of the field
 */
public record SecurityProtocols(int bits) {

    /** Standard RDP Security (section 5.3), the classic one: the set without any bit. */
    public static final SecurityProtocols RDP = new SecurityProtocols(0);
    /** TLS (section 5.4.5.1). */
    public static final SecurityProtocols SSL = new SecurityProtocols(1);
    /** CredSSP (section 5.4.5.2), which is Network Level Authentication. */
    public static final SecurityProtocols HYBRID = new SecurityProtocols(2);
    /** RDSTLS (section 5.4.5.3), used after a redirection by a broker. */
    public static final SecurityProtocols RDSTLS = new SecurityProtocols(4);
    /** CredSSP with the Early User Authorization Result PDU (section 2.2.10.2). */
    public static final SecurityProtocols HYBRID_EX = new SecurityProtocols(8);
    /** Sign-in with Microsoft Entra ID inside TLS (section 5.4.5.4). */
    public static final SecurityProtocols RDSAAD = new SecurityProtocols(16);

    private static final List<SecurityProtocols> KNOWN = List.of(SSL, HYBRID, RDSTLS, HYBRID_EX, RDSAAD);

    /** This set and {@code others} together. */
    public SecurityProtocols with(SecurityProtocols others) {
        return new SecurityProtocols(bits | others.bits);
    }

    /**
     * Whether all protocols of {@code others} are in this set. Classic security is the absence of the others, so
     * {@code has(RDP)} is true of the empty set only.
     */
    public boolean has(SecurityProtocols others) {
        return others.bits == 0 ? bits == 0 : (bits & others.bits) == others.bits;
    }

    /** Whether this is something a server may select: classic security, or exactly one protocol that we know. */
    boolean isOneKnown() {
        return equals(RDP) || KNOWN.contains(this);
    }

    /** Readable, such as {@code TLS, CredSSP}. */
    @Override
    public String toString() {
        if (bits == 0) {
            return "classic RDP security";
        }
        List<String> names = new ArrayList<>();
        int unnamed = bits;
        for (SecurityProtocols protocol : KNOWN) {
            if (has(protocol)) {
                names.add(nameOf(protocol));
                unnamed &= ~protocol.bits;
            }
        }
        if (unnamed != 0) {
            names.add("0x" + Integer.toHexString(unnamed));
        }
        return String.join(", ", names);
    }

    private static String nameOf(SecurityProtocols protocol) {
        return switch (protocol.bits) {
            case 1 -> "TLS";
            case 2 -> "CredSSP";
            case 4 -> "RDSTLS";
            case 8 -> "CredSSP-EX";
            case 16 -> "Entra ID";
            default -> throw new IllegalArgumentException("no name for bits " + protocol.bits);
        };
    }
}
