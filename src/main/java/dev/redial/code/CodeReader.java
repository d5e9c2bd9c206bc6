package dev.redial.code;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an error code from whatever a person gives: a number, "0x904 0x7", or the whole pasted box in any language.
 *
 * <p>The labels of the box differ by language and several were never seen at first hand, so they are not used: the first
 * "label, colon, 0x number" is the main code and the second the extended one, in every language seen so far.
 */
public final class CodeReader {

    /** Longer texts are not an error box; refusing them bounds the work. */
    public static final int MAX_CHARACTERS = 8_000;

    private static final String HEX = "0[xX]([0-9A-Fa-f]{1,9})";

    /** "(Code: 0x80080005)", "(code 0x1104)": the number inside the sentence, by its bracket. */
    private static final Pattern INLINE = Pattern.compile("[(（]\\s*\\p{L}[\\p{L} ]{0,20}[:：]?\\s*" + HEX + "\\s*[)）]");

    private static final Pattern LABELLED = Pattern.compile("[:：]\\s{0,4}" + HEX + "(?![0-9A-Fa-f])");
    private static final Pattern BARE_HEX = Pattern.compile("(?<![0-9A-Za-z])" + HEX + "(?![0-9A-Za-z])");

    /** Event 1026 of the client: "(Reason= 2308)". */
    private static final Pattern REASON = Pattern.compile("(?i)reason\\s*=\\s*(-?[0-9]{1,10})");

    /** FreeRDP and Remmina print eight digits: 0002nnnn is FreeRDP's own list, 0001nnnn the server's error info. */
    private static final Pattern FREERDP =
            Pattern.compile("(?<![0-9A-Fa-f])(?:0[xX])?000([12])([0-9A-Fa-f]{4})(?![0-9A-Fa-f])");

    private static final Pattern NUMBERS =
            Pattern.compile("(-?[0-9A-Fa-fxX]{1,12})(?:\\s*[/,; ]\\s*([0-9A-Fa-fxX]{1,12}))?");

    private final IntPredicate knownMain;

    /** @param knownMain which main codes exist, to decide how bare digits are meant */
    public CodeReader(IntPredicate knownMain) {
        this.knownMain = knownMain;
    }

    /** Reads the text; never throws, whatever it holds. */
    public CodeReading read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return new CodeReading.Nothing(CodeReading.Why.TOO_LONG);
        }
        String typed = text.strip();
        if (typed.isEmpty()) {
            return new CodeReading.Nothing(CodeReading.Why.EMPTY);
        }
        return freeRdp(typed)
                .or(() -> box(typed))
                .or(() -> event1026(typed))
                .or(() -> bareHex(typed))
                .or(() -> numbers(typed))
                .orElseGet(() -> new CodeReading.Nothing(CodeReading.Why.NO_CODE));
    }

    private static Optional<CodeReading> freeRdp(String text) {
        Matcher m = FREERDP.matcher(text);
        if (!m.find()) {
            return Optional.empty();
        }
        int low = Integer.parseInt(m.group(2), 16);
        return Optional.of(
                m.group(1).equals("2")
                        ? new CodeReading.Foreign(CodeNamespace.FREERDP_CONNECT, 0x20000 | low)
                        : new CodeReading.Foreign(CodeNamespace.RDP_ERRINFO, low));
    }

    private static Optional<CodeReading> box(String text) {
        Matcher inlineMatcher = INLINE.matcher(text);
        Optional<Integer> inline = inlineMatcher.find() ? hex(inlineMatcher.group(1)) : Optional.empty();
        List<Integer> pair = hexNumbers(LABELLED, INLINE.matcher(text).replaceAll(" "));
        if (!pair.isEmpty()) {
            return Optional.of(new CodeReading.Found(pairOf(pair), inline, Optional.empty()));
        }
        return inline.map(number -> new CodeReading.Found(ErrorCode.of(number), Optional.empty(), Optional.empty()));
    }

    private Optional<CodeReading> event1026(String text) {
        Matcher m = REASON.matcher(text);
        return m.find() ? Number32.read(m.group(1), n -> true).map(n -> found(ErrorCode.of(n))) : Optional.empty();
    }

    private static Optional<CodeReading> bareHex(String text) {
        List<Integer> pair = hexNumbers(BARE_HEX, text);
        return pair.isEmpty() ? Optional.empty() : Optional.of(found(pairOf(pair)));
    }

    /** Nothing but one or two numbers: "2308", "904 7", "516". */
    private Optional<CodeReading> numbers(String text) {
        Matcher m = NUMBERS.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        Optional<Integer> main = Number32.read(m.group(1), knownMain);
        String second = m.group(2);
        Optional<Integer> extended = second == null ? Optional.empty() : Number32.read(second, n -> true);
        return main.map(number -> new CodeReading.Found(
                new ErrorCode(number, extended), Optional.empty(), otherReading(m.group(1), number)));
    }

    /** The hex reading of digits that were taken as decimal, when both exist: today that is 516 alone. */
    private Optional<ErrorCode> otherReading(String digits, int taken) {
        return Number32.read("0x" + digits, n -> true)
                .filter(hex -> hex != taken && knownMain.test(hex))
                .map(ErrorCode::of);
    }

    private static CodeReading found(ErrorCode code) {
        return new CodeReading.Found(code, Optional.empty(), Optional.empty());
    }

    private static ErrorCode pairOf(List<Integer> numbers) {
        return numbers.size() > 1 ? ErrorCode.of(numbers.get(0), numbers.get(1)) : ErrorCode.of(numbers.get(0));
    }

    private static List<Integer> hexNumbers(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(r -> hex(r.group(1)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** People type 0x800004005 with a zero too many: nine digits that start with 80 lose one zero. */
    private static Optional<Integer> hex(String digits) {
        String usual = digits.length() == 9 && digits.startsWith("80") ? "8" + digits.substring(2) : digits;
        return Number32.read("0x" + usual, n -> true);
    }
}
