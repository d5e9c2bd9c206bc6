package dev.redial.target;

import java.util.List;

/** Which ports are tested (T-16): few enough that nobody scans with us, enough for moved RDP ports. */
final class PortRules {
    private final List<Range> allowed;
    private final List<Range> denied;

    /** What a machine is asked as. Only a gateway is tested on 443. */
    enum Role {
        HOST(Port.RDP),
        GATEWAY(Port.HTTPS);

        private final Port usual;

        Role(Port usual) {
            this.usual = usual;
        }

        Port usual() {
            return usual;
        }
    }

    private record Range(int first, int last) {
        boolean contains(Port port) {
            return first <= port.number() && port.number() <= last;
        }
    }

    /** From texts as {@code 3389} and {@code 1024-65535}; IllegalStateException naming the setting. */
    PortRules(List<String> allowed, List<String> denied) {
        this.allowed = ranges(allowed, "redial.target.ports");
        this.denied = ranges(denied, "redial.target.denied-ports");
    }

    void check(Port port, Role role) throws Unacceptable {
        boolean gatewayOnly = role == Role.HOST && port.equals(Port.HTTPS);
        if (gatewayOnly || !in(allowed, port) || in(denied, port)) {
            throw new Unacceptable(Refusal.PORT_DENIED);
        }
    }

    private static boolean in(List<Range> ranges, Port port) {
        return ranges.stream().anyMatch(range -> range.contains(port));
    }

    private static List<Range> ranges(List<String> texts, String setting) {
        return texts.stream().map(text -> range(text.strip(), setting)).toList();
    }

    private static Range range(String text, String setting) {
        int dash = text.indexOf('-');
        try {
            int first = Port.read(dash < 0 ? text : text.substring(0, dash)).number();
            int last = dash < 0 ? first : Port.read(text.substring(dash + 1)).number();
            if (first <= last) {
                return new Range(first, last);
            }
        } catch (Unacceptable e) {
            throw new IllegalStateException(setting + ": '" + text + "' is not a port or a range of ports", e);
        }
        throw new IllegalStateException(setting + ": '" + text + "' ends before it begins");
    }
}
