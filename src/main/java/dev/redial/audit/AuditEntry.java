package dev.redial.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * One link of the chain.
 *
 * @param number counted from 1 without gaps
 * @param at to the millisecond
 * @param who the member of staff, or {@code redial} for what happens by itself
 * @param action the id of an {@link AuditAction}
 * @param subject what it was done to: the id of a session, the name of an account; never what a session contains
 * @param detail the rest in a few words
 * @param previous the hash of the entry before
 * @param hash SHA-256 over all of the above, in hexadecimal
 */
public record AuditEntry(
        long number,
        Instant at,
        String who,
        String action,
        String subject,
        String detail,
        String previous,
        String hash) {

    /** What the first entry follows. */
    static final String NOTHING = "0".repeat(64);

    static AuditEntry after(
            String previous, long number, Instant at, String who, String action, String subject, String detail) {
        return new AuditEntry(
                number,
                at,
                who,
                action,
                subject,
                detail,
                previous,
                hash(previous, number, at, who, action, subject, detail));
    }

    /** Whether the hash is that of the contents. */
    boolean sound() {
        return hash.equals(hash(previous, number, at, who, action, subject, detail));
    }

    private static String hash(
            String previous, long number, Instant at, String who, String action, String subject, String detail) {
        MessageDigest sha256 = sha256();
        for (String part : List.of(
                previous, Long.toString(number), Long.toString(at.toEpochMilli()), who, action, subject, detail)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // With its length before it, so that no letter can move from one part to the next unseen.
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
