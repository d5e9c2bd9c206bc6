package dev.redial.target;

import java.util.Optional;

/** A part of the net that somebody may speak for: addresses with a common prefix, or a name with all names below it. */
public sealed interface Holding {

    /** The one spelling that is shown and stored; {@link #read} reads it again. */
    String text();

    /** The name in the DNS whose zone only the holder can write to. */
    String zone();

    /** One address, or a range of them. */
    record Range(AddressRange range) implements Holding {
        @Override
        public String text() {
            return range.text();
        }

        /** The reverse zone that holds the whole range: RFC 1035 section 3.5, RFC 3596 section 2.5. */
        @Override
        public String zone() {
            return ReverseZone.of(range);
        }

        /** The address, when it is one alone. */
        public Optional<IpAddress> single() {
            return range.single() ? Optional.of(range.first()) : Optional.empty();
        }
    }

    /** A name and all names below it. */
    record Domain(HostName.Dns name) implements Holding {
        @Override
        public String text() {
            return name.ascii();
        }

        @Override
        public String zone() {
            return name.ascii();
        }
    }

    /** What came of reading. */
    sealed interface Reading {}

    /** It was understood. */
    record Read(Holding holding) implements Reading {}

    /** It was not. @param reason a {@link Refusal} by name or {@code RANGE_SYNTAX}, for {@link RefusalWords} */
    record Unreadable(String reason) implements Reading {}

    /** Reads an address, a range as {@code 192.0.2.0/24}, or a name. A port is passed over: it is all ports or none. */
    static Reading read(String typed) {
        try {
            int slash = typed.indexOf('/');
            boolean url = slash >= 0 && typed.startsWith("//", slash);
            if (slash >= 0 && !url) {
                return AddressRange.read(typed.strip())
                        .<Reading>map(range -> new Read(new Range(range)))
                        .orElseGet(() -> new Unreadable("RANGE_SYNTAX"));
            }
            return switch (TypedHost.read(typed).name()) {
                case HostName.Literal(var address) -> new Read(new Range(AddressRange.of(address)));
                case HostName.Dns name -> new Read(new Domain(name));
            };
        } catch (Unacceptable refused) {
            return new Unreadable(refused.why().name());
        }
    }
}
