package dev.redial.handover;

/**
 * What is passed on. Words of strangers may be in each part, so that nothing in it can end a line of the head, hide, or turn the direction of
 * writing. Too much is cut off rather than refused: it is the visitor's case that is long, and staff cannot help it.
 *
 * @param subject one line, at most 200 characters
 * @param text plain text for people, at most 100 000 characters; what a mailbox gets
 * @param json the same for programs; what another system gets, as it is
 */
public record Letter(String subject, String text, String json) {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 100_000;

    /** A case with all its findings takes a tenth of it. */
    private static final int LONGEST_JSON = 500_000;

    private static final String REPLACEMENT = "\uFFFD";
    private static final String CUT = "…";

    /** @throws IllegalArgumentException for JSON over 500 000 characters, which cannot be cut */
    public Letter {
        subject = cut(subject.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\x{2028}\\x{2029}]", REPLACEMENT), LONGEST_SUBJECT);
        text = cut(
                text.replace("\r\n", "\n")
                        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\x{2028}\\x{2029}&&[^\\n\\t]]", REPLACEMENT),
                LONGEST_TEXT);
        if (json.length() > LONGEST_JSON) {
            throw new IllegalArgumentException("more than " + LONGEST_JSON + " characters of JSON");
        }
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
