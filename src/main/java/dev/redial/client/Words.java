package dev.redial.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Spells constants as the file of clients and the words do: {@code self-signed}. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> of(c).equals(word))
                .findFirst();
    }
}
