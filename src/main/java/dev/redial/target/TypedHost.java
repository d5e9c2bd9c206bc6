package dev.redial.target;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was typed into the host field, read: {@code name}, {@code name:port}, an address, {@code [IPv6]:port}. Our own reader, because the
 * JDK's takes {@code 0177.0.0.1} for a public address and looks up what it cannot read.
 *
 * @param name canonical
 * @param port the one written behind the host
 * @param typedName the name's own text, before Unicode mapping
 */
record TypedHost(HostName name, Optional<Port> port, String typedName) {
    /** Far above any name (253), far below what costs time; T-08. */
    private static final int LONGEST_INPUT = 4_096;

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    private static final Pattern URL = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*");
    /** Schemes written without slashes. Followed by digits alone the same letters are a host and its port. */
    private static final Pattern OPAQUE_URL = Pattern.compile(
            "(?is)(https?|ftp|file|ldaps?|mailto|javascript|vbscript|data|jar|netdoc|blob|about|urn|tel|sips?|view-source|rdp|ms-rd):(?![0-9]*$).*");

    /** Each part ends at a character of its own and gives nothing back, so that no text takes more than one pass. */
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]:]*+:[^\\[\\]]*+)](?::(.*))?");
    /** WHATWG URL, "ends in a number": decimal, octal or hexadecimal, the bare 0x included. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    static TypedHost read(String typed) throws Unacceptable {
        if (typed.length() > LONGEST_INPUT) {
            throw new Unacceptable(Refusal.TOO_LONG);
        }
        String text = trimmed(typed);
        refuseForeignForms(text);
        if (text.indexOf('[') >= 0 || text.indexOf(']') >= 0) {
            return readBracketed(text);
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return readName(text, Optional.empty());
        }
        if (text.indexOf(':', colon + 1) >= 0) {
            return new TypedHost(v6(text), Optional.empty(), text);
        }
        // The name first: what is wrong with it says more than what is wrong with the port.
        TypedHost host = readName(text.substring(0, colon), Optional.empty());
        return new TypedHost(host.name, Optional.of(Port.read(text.substring(colon + 1))), host.typedName);
    }

    /** Takes off what pasting leaves at the ends, once; any other blank is refused. */
    private static String trimmed(String typed) {
        int from = 0;
        int to = typed.length();
        while (from < to && " \t\r\n".indexOf(typed.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \t\r\n".indexOf(typed.charAt(to - 1)) >= 0) {
            to--;
        }
        return typed.substring(from, to);
    }

    private static void refuseForeignForms(String text) throws Unacceptable {
        if (URL.matcher(text).matches() || OPAQUE_URL.matcher(text).matches()) {
            throw new Unacceptable(Refusal.SCHEME);
        }
        if (text.codePoints().anyMatch(TypedHost::blankOrInvisible)) {
            throw new Unacceptable(Refusal.BAD_CHARACTER);
        }
        if (text.indexOf('@') >= 0) {
            throw new Unacceptable(Refusal.USERINFO);
        }
        int percent = text.indexOf('%');
        if (percent >= 0) {
            boolean afterV6 =
                    text.substring(0, percent).chars().filter(c -> c == ':').count() > 1;
            throw new Unacceptable(afterV6 ? Refusal.ZONE_ID : Refusal.BAD_CHARACTER);
        }
    }

    private static boolean blankOrInvisible(int character) {
        return Character.isISOControl(character)
                || Character.isSpaceChar(character)
                || InternationalName.invisible(character);
    }

    private static TypedHost readBracketed(String text) throws Unacceptable {
        Matcher matcher = BRACKETED.matcher(text);
        if (!matcher.matches()) {
            throw new Unacceptable(Refusal.SYNTAX_BRACKETS);
        }
        String inner = matcher.group(1);
        HostName name = v6(inner);
        String port = matcher.group(2);
        return new TypedHost(name, port == null ? Optional.empty() : Optional.of(Port.read(port)), inner);
    }

    private static HostName v6(String text) throws Unacceptable {
        return new HostName.Literal(IpAddress.readV6(text).orElseThrow(() -> new Unacceptable(Refusal.SYNTAX_V6)));
    }

    private static TypedHost readName(String typed, Optional<Port> port) throws Unacceptable {
        if (typed.chars().anyMatch(c -> c < 0x80 && !nameCharacter(c))) {
            throw new Unacceptable(Refusal.BAD_CHARACTER);
        }
        String lower = typed.toLowerCase(Locale.ROOT);
        boolean plain = InternationalName.isAscii(typed);
        boolean encoded = lower.startsWith("xn--") || lower.contains(".xn--");
        String mapped = plain && !encoded ? lower : InternationalName.toAscii(typed);
        if (!mapped.chars().allMatch(TypedHost::nameCharacter)) {
            throw new Unacceptable(Refusal.SYNTAX_OR_IDN);
        }
        boolean absolute = mapped.length() > 1 && mapped.endsWith(".");
        String name = absolute ? mapped.substring(0, mapped.length() - 1) : mapped;
        checkLabels(name);
        if (!endsInNumber(name)) {
            return new TypedHost(checkedLast(InternationalName.shown(name)), port, typed);
        }
        if (!plain) {
            throw new Unacceptable(Refusal.IDN_MAPS_TO_IP);
        }
        IpAddress address = Optional.of(name)
                .filter(text -> !absolute)
                .flatMap(IpAddress::readV4)
                .orElseThrow(() -> new Unacceptable(Refusal.AMBIGUOUS_IP));
        return new TypedHost(new HostName.Literal(address), port, typed);
    }

    /** Letters, digits, hyphen (RFC 1123 section 2.1), the dot between them, and the underscore of many Windows names. */
    static boolean nameCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    private static void checkLabels(String name) throws Unacceptable {
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty()) {
                throw new Unacceptable(Refusal.EMPTY_LABEL);
            }
            if (label.length() > LONGEST_LABEL) {
                throw new Unacceptable(Refusal.LABEL_TOO_LONG);
            }
            if (label.startsWith("-") || label.endsWith("-")) {
                throw new Unacceptable(Refusal.SYNTAX_OR_IDN);
            }
        }
        if (name.length() > LONGEST_NAME) {
            throw new Unacceptable(Refusal.NAME_TOO_LONG);
        }
    }

    static boolean endsInNumber(String name) {
        return NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
    }

    /** No top-level domain begins with a digit (RFC 1123 section 2.1), and digits of other scripts only pretend to be an address. */
    private static HostName checkedLast(HostName.Dns name) throws Unacceptable {
        String shown = name.unicode().orElse(name.ascii());
        String last = shown.substring(shown.lastIndexOf('.') + 1);
        boolean onlyDigits = last.codePoints().allMatch(Character::isDigit);
        boolean oddTop = shown.indexOf('.') >= 0 && !Character.isLetter(last.codePointAt(0));
        if (onlyDigits || oddTop) {
            throw new Unacceptable(Refusal.SYNTAX_OR_IDN);
        }
        return name;
    }
}
