package dev.redial.session;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** What a person reads out on the telephone, such as {@code 7K3M-Q2XF}: eight digits of Crockford's base 32, which has no I, L, O and U. */
public record SupportCode(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    static SupportCode random() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(i == 4 ? "-" : "").append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return new SupportCode(code.toString());
    }

    /** Reads what was heard: any case, with or without the hyphen, O for 0, I and L for 1. */
    public static Optional<SupportCode> read(String heard) {
        String code = heard.strip()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return code.matches("[" + DIGITS + "]{8}")
                ? Optional.of(new SupportCode(code.substring(0, 4) + "-" + code.substring(4)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
