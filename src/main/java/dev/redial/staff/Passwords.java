package dev.redial.staff;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** What a password may be, how one is made up, and how it is kept. */
final class Passwords {

    static final int LEAST_CHARACTERS = 12;
    static final int MOST_BYTES = 72;

    /** Rounds as a power of two: about a quarter of a second on a small server. */
    private static final int COST = 12;

    /** Without those that are mistaken for one another on paper. 32 of them: five bits each. */
    private static final String DIGITS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GENERATED_CHARACTERS = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Compared with when there is no such account, so that the answer takes as long as for one that exists. */
    private static final String NOBODY = hash(generated());

    private Passwords() {}

    /** 120 random bits in 24 characters. */
    static String generated() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GENERATED_CHARACTERS; i++) {
            password.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return password.toString();
    }

    static String hash(String password) {
        return BcryptUtil.bcryptHash(password, COST);
    }

    static boolean matches(String password, String hash) {
        return bytes(password) <= MOST_BYTES && BcryptUtil.matches(password, hash);
    }

    /** Takes as long as {@link #matches} and never does. */
    static boolean matchesNobody(String password) {
        BcryptUtil.matches(password, NOBODY);
        return false;
    }

    static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
