package dev.redial.knowledge;

import dev.redial.code.ErrorCode;
import dev.redial.code.Number32;
import java.util.Optional;

/**
 * Which error codes a cause is known to show: a pair ({@code 0x904/0x7}), a main code with any extended one ({@code 0x904}), an extended
 * code with any main one ({@code *}{@code /0x101}), or no code at all ({@code none}).
 */
public record CodePattern(Optional<Integer> disconnect, Optional<Integer> extended) {

    /** Reads the spelling of the knowledge files; empty when it is none of the four. */
    public static Optional<CodePattern> read(String text) {
        if (text.equals("none")) {
            return Optional.of(new CodePattern(Optional.empty(), Optional.empty()));
        }
        String[] parts = text.split("/", -1);
        Optional<Integer> main = hex(parts[0]);
        Optional<Integer> extended = parts.length == 2 ? hex(parts[1]) : Optional.empty();
        boolean mainGood = main.isPresent() || parts[0].equals("*") && extended.isPresent();
        boolean extendedGood = parts.length == 1 || parts.length == 2 && extended.isPresent();
        return mainGood && extendedGood ? Optional.of(new CodePattern(main, extended)) : Optional.empty();
    }

    private static Optional<Integer> hex(String text) {
        return text.startsWith("0x") ? Number32.read(text, n -> true) : Optional.empty();
    }

    /** Whether a connection that fails without any code is meant. */
    public boolean noCode() {
        return disconnect.isEmpty() && extended.isEmpty();
    }

    public boolean matches(ErrorCode code) {
        return !noCode()
                && disconnect.map(main -> main == code.disconnect()).orElse(true)
                && extended.map(more -> code.extended().map(more::equals).orElse(false))
                        .orElse(true);
    }

    /** Whether every code that the other one means is meant here too; no code at all is a world of its own. */
    public boolean covers(CodePattern other) {
        return equals(other)
                || !noCode()
                        && !other.noCode()
                        && (disconnect.isEmpty() || disconnect.equals(other.disconnect))
                        && (extended.isEmpty() || extended.equals(other.extended));
    }

    /** A pair says more than one number alone. */
    public int precision() {
        return (disconnect.isPresent() ? 1 : 0) + (extended.isPresent() ? 1 : 0);
    }

    @Override
    public String toString() {
        return noCode()
                ? "none"
                : disconnect.map(ErrorCode::hex).orElse("*")
                        + extended.map(e -> "/" + ErrorCode.hex(e)).orElse("");
    }
}
