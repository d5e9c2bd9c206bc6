package dev.redial.rdp;

/**
 * Words a peer sent, made safe to keep and to show at the border where they come in. What cannot be seen, or makes other text
 * look different from what it is, becomes the visible U+FFFD. Escaping for HTML, CSV or logs stays the task of those.
 */
public final class PeerText {

    /** Longest text kept, in UTF-16 units; a longer one ends with "…" in the last of them. */
    public static final int LONGEST = 255;

    private static final int REPLACEMENT = 0xfffd;

    private PeerText() {}

    /** The text with at most {@link #LONGEST} characters, each one visible and whole. */
    public static String clean(String peerText) {
        StringBuilder clean = new StringBuilder();
        int next = 0;
        while (next < peerText.length()) {
            int character = peerText.codePointAt(next);
            next += Character.charCount(character);
            clean.appendCodePoint(isHarmless(character) ? character : REPLACEMENT);
            if (clean.length() > LONGEST) {
                return shortened(clean);
            }
        }
        return clean.toString();
    }

    private static String shortened(StringBuilder clean) {
        int end = LONGEST - 1;
        if (Character.isLowSurrogate(clean.charAt(end))) {
            end--;
        }
        return clean.substring(0, end) + "…";
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, // C0, DEL, C1, and with them NUL
                    Character.FORMAT, // bidi marks and overrides, zero-width characters, byte order mark, tags
                    Character.SURROGATE, // a code point here only if it has no partner
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> !isInvisible(character);
        };
    }

    /** Default_Ignorable_Code_Point of Unicode whose general category is a letter or a mark, and the blank Braille cell. */
    private static boolean isInvisible(int character) {
        return character == 0x034f // combining grapheme joiner
                || character == 0x115f // Hangul fillers
                || character == 0x1160
                || character == 0x3164
                || character == 0xffa0
                || character == 0x17b4 // Khmer inherent vowels
                || character == 0x17b5
                || (character >= 0x180b && character <= 0x180f) // Mongolian selectors
                || (character >= 0xfe00 && character <= 0xfe0f) // variation selectors
                || (character >= 0xe0100 && character <= 0xe01ef)
                || character == 0x2800; // blank Braille cell
    }
}
