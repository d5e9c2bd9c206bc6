package dev.redial.target;

/**
 * A TCP or UDP port.
 *
 * @param number 1 to 65 535
 */
public record Port(int number) {
    /** Where Remote Desktop listens unless told otherwise. */
    public static final Port RDP = new Port(3389);
    /** Where an RD Gateway listens unless told otherwise. */
    public static final Port HTTPS = new Port(443);

    private static final int LAST = 65_535;

    public Port {
        if (number < 1 || number > LAST) {
            throw new IllegalArgumentException("port " + number);
        }
    }

    static Port of(int number) throws Unacceptable {
        if (number < 1 || number > LAST) {
            throw new Unacceptable(Refusal.PORT_RANGE);
        }
        return new Port(number);
    }

    /** Reads plain ASCII decimal digits without leading zeros, which Integer.parseInt is too generous for. */
    static Port read(String text) throws Unacceptable {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (text.length() > 1 && text.startsWith("0"))) {
            throw new Unacceptable(Refusal.PORT_SYNTAX);
        }
        if (text.length() > 5) {
            throw new Unacceptable(Refusal.PORT_RANGE);
        }
        return of(text.chars().reduce(0, (number, digit) -> number * 10 + digit - '0'));
    }
}
