package dev.redial.target;

/**
 * Why a target is refused. The names are shown as {@code reason} of the finding {@code TARGET_REFUSED} and never change. {@code ADDR_…}
 * name the class of an address, never the address; which range belongs to which class stands in {@code target/special-ranges.csv}.
 */
public enum Refusal {
    /** A blank, control, invisible or direction-changing character, or one that no host name has. */
    BAD_CHARACTER,
    /** Over 4 096 characters typed, or a routing token over 255. */
    TOO_LONG,
    /** An address of a page or service ({@code https://…}) instead of a host. */
    SCHEME,
    /** {@code user@host}. */
    USERINFO,
    /** {@code fe80::1%eth0}: an address that means something on one machine only. */
    ZONE_ID,
    /** Brackets that do not hold exactly one IPv6 address. */
    SYNTAX_BRACKETS,
    /** More than one colon, and not the text of an IPv6 address (RFC 4291 section 2.2). */
    SYNTAX_V6,
    /** Nothing typed, or nothing between two dots. */
    EMPTY_LABEL,
    /** A part of the name over 63 bytes once encoded (RFC 1035 section 2.3.4). */
    LABEL_TOO_LONG,
    /** A name over 253 bytes once encoded. */
    NAME_TOO_LONG,
    /** Not a host name by RFC 1123, or not by UTS 46 and IDNA 2008. */
    SYNTAX_OR_IDN,
    /** An IPv4 address in a spelling that programs read differently: octal, hexadecimal, too few parts, trailing dot. */
    AMBIGUOUS_IP,
    /** Letters that Unicode mapping turns into an address. */
    IDN_MAPS_TO_IP,
    /** Letters that Unicode mapping turns into a special name. */
    IDN_MAPS_TO_SPECIAL,
    /** A name without a dot; it means something in one network only. */
    SINGLE_LABEL,
    /** A name reserved for local or special use, such as {@code .local}. */
    SPECIAL_NAME,
    /** The name of a cloud's metadata service. */
    METADATA,
    /** The name is an alias of a name that is refused itself. */
    CNAME_SPECIAL,
    /** The port is not written in plain decimal digits. */
    PORT_SYNTAX,
    /** The port is not between 1 and 65 535. */
    PORT_RANGE,
    /** A port we do not test, because another service lives there. */
    PORT_DENIED,
    /** 198.18.0.0/15 and the like: benchmarking. */
    ADDR_BENCHMARK,
    /** Shared between customers of a provider (RFC 6598). */
    ADDR_CGNAT,
    /** The former 6to4 relay range. */
    ADDR_DEPRECATED_RELAY,
    /** Discard-only. */
    ADDR_DISCARD,
    /** For use in manuals. */
    ADDR_DOCUMENTATION,
    /** An IPv6 address with an IPv4 address inside, whatever that is. */
    ADDR_EMBEDDED_V4,
    /** Protocol assignments of the IETF. */
    ADDR_IETF,
    /** Reaches the same cable only. */
    ADDR_LINK_LOCAL,
    /** The machine itself. */
    ADDR_LOOPBACK,
    /** A cloud's metadata or control service on an otherwise public address. */
    ADDR_METADATA,
    /** A group of machines. */
    ADDR_MULTICAST,
    /** IPv6 outside the part given out to networks. */
    ADDR_NOT_GLOBAL_UNICAST,
    /** In the policy "private": an ordinary address that the operator has not listed. */
    ADDR_NOT_LISTED,
    /** In the operator's {@code redial.target.deny}. */
    ADDR_OPERATOR_DENIED,
    /** Reachable inside one house only (RFC 1918). */
    ADDR_PRIVATE,
    /** Reserved for the future, or broadcast. */
    ADDR_RESERVED,
    /** One of our own addresses. */
    ADDR_SELF,
    /** Reachable inside one site only (RFC 3879). */
    ADDR_SITE_LOCAL,
    /** Another entry of the special-purpose registries. */
    ADDR_SPECIAL,
    /** "This network". */
    ADDR_THIS_NETWORK,
    /** IPv6's private addresses (RFC 4193). */
    ADDR_UNIQUE_LOCAL,
    /** "No address". */
    ADDR_UNSPECIFIED,
    /** The owner asked not to be tested. */
    OPTED_OUT;

    /**
     * Whether what was typed is sound and only its place is none that we may go to: such as the names and addresses of a house's own network, to
     * which a gateway may lead.
     */
    public boolean outOfReach() {
        return switch (this) {
            case SINGLE_LABEL,
                    SPECIAL_NAME,
                    CNAME_SPECIAL,
                    ADDR_CGNAT,
                    ADDR_NOT_LISTED,
                    ADDR_OPERATOR_DENIED,
                    ADDR_PRIVATE,
                    ADDR_SITE_LOCAL,
                    ADDR_SPECIAL,
                    ADDR_UNIQUE_LOCAL -> true;
            case BAD_CHARACTER,
                    TOO_LONG,
                    SCHEME,
                    USERINFO,
                    ZONE_ID,
                    SYNTAX_BRACKETS,
                    SYNTAX_V6,
                    EMPTY_LABEL,
                    LABEL_TOO_LONG,
                    NAME_TOO_LONG,
                    SYNTAX_OR_IDN,
                    AMBIGUOUS_IP,
                    IDN_MAPS_TO_IP,
                    IDN_MAPS_TO_SPECIAL,
                    METADATA,
                    PORT_SYNTAX,
                    PORT_RANGE,
                    PORT_DENIED,
                    ADDR_BENCHMARK,
                    ADDR_DEPRECATED_RELAY,
                    ADDR_DISCARD,
                    ADDR_DOCUMENTATION,
                    ADDR_EMBEDDED_V4,
                    ADDR_IETF,
                    ADDR_LINK_LOCAL,
                    ADDR_LOOPBACK,
                    ADDR_METADATA,
                    ADDR_MULTICAST,
                    ADDR_NOT_GLOBAL_UNICAST,
                    ADDR_RESERVED,
                    ADDR_SELF,
                    ADDR_THIS_NETWORK,
                    ADDR_UNSPECIFIED,
                    OPTED_OUT -> false;
        };
    }
}
