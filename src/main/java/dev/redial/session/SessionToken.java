package dev.redial.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The secret in a session's link: whoever has it may see and change the session. 144 random bits in 24 characters. */
public record SessionToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;
    private static final int CHARACTERS = 24;

    static SessionToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for anything that cannot be a token of ours, so that no odd text reaches the database. */
    public static Optional<SessionToken> read(String text) {
        return text.matches("[A-Za-z0-9_-]{" + CHARACTERS + "}")
                ? Optional.of(new SessionToken(text))
                : Optional.empty();
    }

    /** What is stored instead of the token. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Logs must not open sessions. */
    @Override
    public String toString() {
        return "SessionToken";
    }
}
