package dev.redial.rdp;

import java.util.Arrays;

/**
 * A server that gives up on TLS and says so outside of it: an MCS Disconnect Provider Ultimatum (T.125, MS-RDPBCGR 2.2.2.3) in
 * a plain TPKT where a ServerHello was due. Seen from xrdp whose key does not belong to its certificate, as
 * {@code 03 00 00 09 02 f0 80 21 80}.
 */
public final class RefusedInPlain {

    /** How many bytes it takes to know. */
    public static final int LENGTH = 9;

    private static final byte[] UP_TO_REASON = {3, 0, 0, 9, 2, (byte) 0xf0, (byte) 0x80};

    private RefusedInPlain() {}

    /** Whether the bytes begin with such a refusal, whatever its reason (0 to 4, across the last two bytes). */
    public static boolean matches(byte[] answer) {
        if (answer.length < LENGTH || !startsWith(answer, UP_TO_REASON)) {
            return false;
        }
        int choice = (answer[7] >> 2) & 0x3f;
        int reason = ((answer[7] & 3) << 1) | ((answer[8] >> 7) & 1);
        int padding = answer[8] & 0x7f;
        return choice == 8 && reason <= 4 && padding == 0;
    }

    /** Whether bytes that have come so far may become such a refusal. */
    public static boolean canBegin(byte[] soFar) {
        int same = Arrays.mismatch(soFar, UP_TO_REASON);
        return same == -1 || same == soFar.length || same == UP_TO_REASON.length;
    }

    private static boolean startsWith(byte[] answer, byte[] start) {
        return Arrays.mismatch(answer, start) == start.length;
    }
}
