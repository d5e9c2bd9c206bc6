package dev.redial.target;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** What the reader of the host field promises for any text; the oracle of the mutation tests and of the fuzz target. */
final class HostPromises {

    /** ::ffff:0:0/96, RFC 4291 section 2.5.5.2. */
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private HostPromises() {}

    /** Whether the text is a host. */
    static Optional<HostName> typedHost(String text) {
        try {
            TypedHost typed = TypedHost.read(text);
            HostName name = typed.name();
            promise(typed.port().stream().allMatch(port -> port.number() >= 1 && port.number() <= 65_535), "the port");
            promise(text.contains(typed.typedName()), "a name that was not typed");
            promise(name.ascii().equals(read(name.ascii()).ascii()), "its canonical form is another host");
            switch (name) {
                case HostName.Literal(IpAddress address) -> literal(address);
                case HostName.Dns dns -> dns(dns);
            }
            return Optional.of(name);
        } catch (Unacceptable refused) {
            promise(!refused.why().name().startsWith("ADDR_"), "judged before it was read");
            return Optional.empty();
        }
    }

    private static void literal(IpAddress address) {
        promise(IpAddress.read(address.text()).equals(Optional.of(address)), "written, it is another address");
    }

    private static void dns(HostName.Dns name) {
        String ascii = name.ascii();
        promise(ascii.matches("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*") && ascii.length() <= 253, "no name: " + ascii);
        promise(!TypedHost.endsInNumber(ascii), "a name that other programs may take for an address: " + ascii);
        name.unicode().ifPresent(unicode -> {
            promise(unicode.codePoints().noneMatch(InternationalName::invisible), "shown, but not to be seen");
            promise(!unicode.equals(ascii), "shown twice");
            try {
                promise(read(unicode).ascii().equals(ascii), "what people see is another host: " + unicode);
            } catch (Unacceptable refused) {
                throw new AssertionError("what people see is refused: " + unicode + " " + refused.why(), refused);
            }
        });
    }

    private static HostName read(String text) throws Unacceptable {
        return TypedHost.read(text).name();
    }

    /** The JDK's strict reader of literals, which asks nobody; IPv6 with an IPv4 address inside as what it was written as. */
    static Optional<byte[]> byJdk(String literal) {
        try {
            return Optional.of(bytes(InetAddress.ofLiteral(literal), literal.indexOf(':') >= 0));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The JDK and Guava turn ::ffff:1.2.3.4 into 1.2.3.4; here it stays IPv6. */
    static byte[] bytes(InetAddress address, boolean writtenAsV6) {
        byte[] bytes = address.getAddress();
        if (!(address instanceof Inet4Address) || !writtenAsV6) {
            return bytes;
        }
        byte[] mapped = Arrays.copyOf(MAPPED, 16);
        System.arraycopy(bytes, 0, mapped, 12, 4);
        return mapped;
    }

    static void promise(boolean kept, String otherwise) {
        if (!kept) {
            throw new AssertionError(otherwise);
        }
    }
}
