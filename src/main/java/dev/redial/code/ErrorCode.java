package dev.redial.code;

import java.util.Locale;
import java.util.Optional;

/**
 * The two numbers of a Remote Desktop error box: "Error code" (why the client disconnected) and "Extended error code" (what the server
 * or the client knows beyond that). They come from different lists and are never looked up in one another's: 13 numbers
 * stand in both with different meanings.
 *
 * @param disconnect the main number, an unsigned 32-bit value (0x80080005 is negative as an int)
 * @param extended the second number, absent where the client shows none (Mac, phones) or the person did not name it
 */
public record ErrorCode(int disconnect, Optional<Integer> extended) {

    private static final int NOTHING_MORE = 7;

    public static ErrorCode of(int disconnect) {
        return new ErrorCode(disconnect, Optional.empty());
    }

    public static ErrorCode of(int disconnect, int extended) {
        return new ErrorCode(disconnect, Optional.of(extended));
    }

    /** The code without its extended part, as articles for "with any extended code" are filed. */
    public ErrorCode mainOnly() {
        return of(disconnect);
    }

    /** The extended number where it says anything: 0 is no information, and 7 is also shown where nobody knows more. */
    public Optional<Integer> tellingExtended() {
        return extended.filter(more -> more != 0 && more != NOTHING_MORE);
    }

    /** Canonical spelling of one number: lower-case hex without padding, as mstsc shows it. */
    public static String hex(int number) {
        return "0x" + Integer.toHexString(number).toLowerCase(Locale.ROOT);
    }

    /** {@code 0x904/0x7}, or {@code 0x904} without an extended code. */
    @Override
    public String toString() {
        return extended.map(more -> hex(disconnect) + "/" + hex(more)).orElseGet(() -> hex(disconnect));
    }
}
