package dev.redial.code;

import java.util.Arrays;
import java.util.Optional;

/** A small catalogue: some main codes, and no names. */
public record TestCodes(int... numbers) implements KnownCodes {

    public static KnownCodes of(int... numbers) {
        return new TestCodes(numbers);
    }

    @Override
    public boolean main(int number) {
        return Arrays.stream(numbers).anyMatch(n -> n == number);
    }

    @Override
    public Optional<Named> named(String symbol) {
        return Optional.empty();
    }
}
