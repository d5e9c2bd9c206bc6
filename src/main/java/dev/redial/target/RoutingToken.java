package dev.redial.target;

import java.util.Optional;

/**
 * A load balancer's routing token or cookie (MS-RDPBCGR 2.2.1.1), sent as the text it is and never read as an address.
 *
 * @param text 1 to 255 printable ASCII characters (T-19)
 */
public record RoutingToken(String text) {
    private static final int LONGEST = 255;

    public RoutingToken {
        refusalOf(text).ifPresent(why -> {
            throw new IllegalArgumentException("routing token: " + why);
        });
    }

    /** Why a text is no token ({@code TOO_LONG}, {@code BAD_CHARACTER}), or empty when it is one. */
    public static Optional<Refusal> refusalOf(String text) {
        if (text.length() > LONGEST) {
            return Optional.of(Refusal.TOO_LONG);
        }
        boolean printable = !text.isEmpty() && text.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
        return printable ? Optional.empty() : Optional.of(Refusal.BAD_CHARACTER);
    }
}
