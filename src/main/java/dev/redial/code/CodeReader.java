package dev.redial.code;

import java.util.List;
import java.util.Optional;
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

    /** -1073741715 and its like; a short negative number is a temperature. */
    private static final int LONG_NEGATIVE = 9;

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

    /** Event 40 of the session manager: "Session 3 has been disconnected, reason code 12". The number is an extended one. */
    private static final Pattern SESSION_EVENT = Pattern.compile(
            "(?i)(?:reason code|ursachencode|grundcode|code de raison|código de motivo|原因代码)\\s*:?\\s*([0-9]{1,5})(?![0-9A-Fa-f])");

    /** Guacamole's status, in hex with a leading zero or decimal, beside its own name. */
    private static final Pattern GUACAMOLE = Pattern.compile(
            "(?is)guac.*?(?:0x0?([23][0-9a-f]{2})(?![0-9a-f])|(?<![0-9.:])(5[1-9][0-9]|7[6-9][0-9])(?![0-9.:]))");

    /** The names of constants: capitals with underscores, or Microsoft's camel case. */
    private static final Pattern SYMBOL = Pattern.compile(
            "(?<![A-Za-z0-9_])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?:disconnectReason|exDiscReason)[A-Za-z0-9]+)(?![A-Za-z0-9_])");

    /** Decimal numbers in a sentence that are no part of a time, date, address or version. */
    private static final Pattern DECIMAL =
            Pattern.compile("(?<![0-9A-Za-z.:/_-])(-?[0-9]{3,10})(?![0-9A-Za-z:/_-]|\\.[0-9])");

    private final KnownCodes known;

    /** @param known the catalogue, as far as reading needs it */
    public CodeReader(KnownCodes known) {
        this.known = known;
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
                .or(() -> guacamole(typed))
                .or(() -> box(typed))
                .or(() -> event1026(typed))
                .or(() -> sessionEvent(typed))
                .or(() -> bareHex(typed))
                .or(() -> symbol(typed))
                .or(() -> numbers(typed))
                .or(() -> decimalInASentence(typed))
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

    private static Optional<CodeReading> sessionEvent(String text) {
        Matcher m = SESSION_EVENT.matcher(text);
        return m.find()
                ? Optional.of(new CodeReading.Foreign(CodeNamespace.RDP_ERRINFO, Integer.parseInt(m.group(1))))
                : Optional.empty();
    }

    private static Optional<CodeReading> guacamole(String text) {
        Matcher m = GUACAMOLE.matcher(text);
        if (!m.find()) {
            return Optional.empty();
        }
        int number = m.group(1) != null ? Integer.parseInt(m.group(1), 16) : Integer.parseInt(m.group(2));
        return Optional.of(new CodeReading.Foreign(CodeNamespace.GUACAMOLE_STATUS, number));
    }

    private Optional<CodeReading> symbol(String text) {
        return SYMBOL.matcher(text)
                .results()
                .flatMap(m -> known.named(m.group(1)).stream())
                .findFirst()
                .map(named -> named.namespace() == CodeNamespace.MSTSC_DISCONNECT
                        ? found(ErrorCode.of(named.number()))
                        : new CodeReading.Foreign(named.namespace(), named.number()));
    }

    /** Third-party programs show the main code in decimal. One that is known, or a negative one, is taken; two different ones are none. */
    private Optional<CodeReading> decimalInASentence(String text) {
        List<Integer> codes = DECIMAL.matcher(text)
                .results()
                .map(m -> m.group(1))
                .flatMap(digits -> Number32.read(digits, n -> true).stream()
                        .filter(number ->
                                digits.startsWith("-") && digits.length() > LONG_NEGATIVE || known.main(number)))
                .distinct()
                .toList();
        return codes.size() == 1 ? Optional.of(found(ErrorCode.of(codes.getFirst()))) : Optional.empty();
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
        Optional<Integer> main = Number32.read(m.group(1), known::main);
        String second = m.group(2);
        Optional<Integer> extended = second == null ? Optional.empty() : Number32.read(second, n -> true);
        return main.map(number -> new CodeReading.Found(
                new ErrorCode(number, extended), Optional.empty(), otherReading(m.group(1), number)));
    }

    /** The hex reading of digits that were taken as decimal, when both exist: today that is 516 alone. */
    private Optional<ErrorCode> otherReading(String digits, int taken) {
        return Number32.read("0x" + digits, n -> true)
                .filter(hex -> hex != taken && known.main(hex))
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
