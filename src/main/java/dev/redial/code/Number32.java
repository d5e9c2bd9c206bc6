package dev.redial.code;

import java.util.Optional;
import java.util.function.IntPredicate;

/** One number as people type it: hex with 0x, signed or unsigned decimal, or bare digits that could be either. */
public final class Number32 {

    private static final long UNSIGNED_MAX = 0xFFFF_FFFFL;

    private Number32() {}

    /**
     * Reads a number of at most 32 bits. Bare digits are taken as decimal when {@code exists} knows that number, else as hex
     * when it knows that one ("904" is only valid as hex), else as decimal. Only ASCII digits count.
     *
     * @return empty when the text is no number or does not fit
     */
    public static Optional<Integer> read(String text, IntPredicate exists) {
        String typed = text.strip();
        if (typed.length() > 16) {
            return Optional.empty();
        }
        if (typed.startsWith("0x") || typed.startsWith("0X")) {
            return parse(typed.substring(2), 16);
        }
        if (typed.startsWith("-")) {
            return parse(typed.substring(1), 10).filter(n -> n >= 0).map(n -> -n);
        }
        Optional<Integer> decimal = parse(typed, 10);
        Optional<Integer> hex = parse(typed, 16);
        if (decimal.isPresent() && exists.test(decimal.get())) {
            return decimal;
        }
        if (hex.isPresent() && (decimal.isEmpty() || exists.test(hex.get()))) {
            return hex;
        }
        return decimal;
    }

    private static Optional<Integer> parse(String digits, int radix) {
        if (digits.isEmpty() || digits.length() > 12) {
            return Optional.empty();
        }
        long value = 0;
        for (char c : digits.toCharArray()) {
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return Optional.empty();
            }
            value = value * radix + digit;
        }
        return value > UNSIGNED_MAX ? Optional.empty() : Optional.of((int) value);
    }
}
