package dev.redial.target;

import dev.redial.target.PortRules.Role;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The guard of every outgoing connection: reads what was typed, resolves it once, judges each address and hands out the permission to dial.
 * Whatever is unclear is refused.
 */
public final class TargetPolicy {
    /** T-11: enough to find a dead address behind a name, too few to scan with. */
    private static final int MOST_DIALLED = 4;

    private static final int FINGERPRINT_BYTES = 8;

    /** What {@code localhost} means, without asking anybody. */
    private static final IpAddress LOOPBACK = IpAddress.read("127.0.0.1").orElseThrow();

    private final SpecialNames names;
    private final AddressRules addresses;
    private final PortRules ports;
    private final boolean strict;
    private final String fingerprint;
    private final NameResolver resolver;
    private final OptOuts optOuts;

    /** IllegalStateException naming the setting or file that cannot be read. */
    TargetPolicy(TargetConfig config, NameResolver resolver, OptOuts optOuts, Supplier<Set<IpAddress>> own) {
        names = SpecialNames.load(config.policy());
        addresses = new AddressRules(
                config.policy(),
                SpecialRanges.load(),
                AddressRange.readAll(config.allow().orElse(List.of()), "redial.target.allow"),
                AddressRange.readAll(config.deny().orElse(List.of()), "redial.target.deny"),
                AddressRange.readAll(config.nat64Prefixes().orElse(List.of()), "redial.target.nat64-prefixes"),
                own);
        ports = new PortRules(config.ports(), config.deniedPorts());
        strict = config.strict();
        this.resolver = resolver;
        this.optOuts = optOuts;
        fingerprint = fingerprint(config);
    }

    /** Changes with each setting and table by which it is decided, so that a record can say by which rules something was tested. */
    public String fingerprint() {
        return fingerprint;
    }

    private static String fingerprint(TargetConfig config) {
        String rules = String.join(
                "|",
                config.policy().name(),
                String.valueOf(config.allow()),
                String.valueOf(config.deny()),
                String.valueOf(config.ports()),
                String.valueOf(config.deniedPorts()),
                String.valueOf(config.nat64Prefixes()),
                String.valueOf(config.strict()),
                RuleFile.load(SpecialRanges.FILE).rules().toString(),
                RuleFile.load(SpecialNames.FILE).rules().toString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(rules.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Decides about the host; the gateway is decided by {@link #decideGateway}. Takes up to 5 s when a name must be resolved. */
    public TargetDecision decide(TargetRequest request) {
        return decide(request.host(), request.port(), Role.HOST);
    }

    /** Decides about an RD Gateway, in the same forms as a host; its port is 443 unless written behind it. */
    public TargetDecision decideGateway(String gateway) {
        return decide(gateway, Optional.empty(), Role.GATEWAY);
    }

    /**
     * What speaks against a host before any name server is asked: its spelling, its port, a special name, a refused address. For the form at
     * which it was typed; {@link #decide} decides. A host out of our reach is no objection where a gateway leads to it.
     */
    public Optional<Refusal> objection(TargetRequest request) {
        return objection(request.host(), request.port(), Role.HOST)
                .filter(why -> request.gateway().isEmpty() || !why.outOfReach());
    }

    /** The same about an RD Gateway, in the form in which {@link #decideGateway} takes it. */
    public Optional<Refusal> objectionToGateway(String gateway) {
        return objection(gateway, Optional.empty(), Role.GATEWAY);
    }

    private Optional<Refusal> objection(String text, Optional<Integer> separatePort, Role role) {
        try {
            TypedHost typed = TypedHost.read(text);
            ports.check(port(typed, separatePort, role), role);
            return switch (typed.name()) {
                case HostName.Literal literal -> judge(literal.address());
                case HostName.Dns dns -> judge(dns.ascii());
            };
        } catch (Unacceptable refused) {
            return Optional.of(refused.why());
        }
    }

    /** Why these addresses, or this name, are never tested even if nobody opts them out; empty where they may be. */
    public Optional<Refusal> neverTested(Holding holding) {
        return switch (holding) {
            case Holding.Range(var range) -> addresses.judge(range.first());
            case Holding.Domain(var name) -> names.judge(name.ascii());
        };
    }

    /** An owner's wish goes first: unlike an address of a house's own network, no gateway gets around it. */
    private Optional<Refusal> judge(IpAddress address) {
        return optOuts.address(address) ? Optional.of(Refusal.OPTED_OUT) : addresses.judge(address);
    }

    private Optional<Refusal> judge(String name) {
        return optOuts.name(name) ? Optional.of(Refusal.OPTED_OUT) : names.judge(name);
    }

    private TargetDecision decide(String text, Optional<Integer> separatePort, Role role) {
        try {
            TypedHost typed = TypedHost.read(text);
            Port port = port(typed, separatePort, role);
            ports.check(port, role);
            return switch (typed.name()) {
                case HostName.Literal literal -> judge(literal, port, itself(literal, literal.address()));
                case HostName.Dns dns -> judge(dns, port, answerFor(dns, typed.typedName()));
            };
        } catch (Unacceptable refused) {
            return new TargetDecision.Refused(refused.why(), Optional.empty());
        }
    }

    private static Port port(TypedHost typed, Optional<Integer> separate, Role role) throws Unacceptable {
        if (typed.port().isPresent()) {
            return typed.port().get();
        }
        return separate.isPresent() ? Port.of(separate.get()) : role.usual();
    }

    private NameAnswer answerFor(HostName.Dns name, String typed) throws Unacceptable {
        if (optOuts.name(name.ascii())) {
            throw new Unacceptable(Refusal.OPTED_OUT);
        }
        Optional<Refusal> special = names.judge(name.ascii());
        if (special.isPresent()) {
            boolean asTyped = InternationalName.isAscii(typed)
                    || special.get() == Refusal.SINGLE_LABEL
                    || special.equals(names.judge(typed.toLowerCase(Locale.ROOT)));
            throw new Unacceptable(asTyped ? special.get() : Refusal.IDN_MAPS_TO_SPECIAL);
        }
        return SpecialNames.isLocalhost(name.ascii()) ? itself(name, LOOPBACK) : resolver.resolve(name);
    }

    private static NameAnswer itself(HostName name, IpAddress address) {
        return new NameAnswer(NameLookup.literal(name), List.of(address));
    }

    private TargetDecision judge(HostName name, Port port, NameAnswer answer) {
        NameLookup lookup = answer.lookup();
        List<String> harmless = lookup.aliases().stream()
                .takeWhile(alias -> judge(alias).isEmpty())
                .toList();
        if (harmless.size() < lookup.aliases().size()) {
            boolean optedOut = lookup.aliases().stream().anyMatch(optOuts::name);
            Refusal why = optedOut ? Refusal.OPTED_OUT : Refusal.CNAME_SPECIAL;
            return new TargetDecision.Refused(why, Optional.of(lookup.withAliases(harmless)));
        }
        if (answer.addresses().isEmpty()) {
            return new TargetDecision.Unresolved(name, lookup);
        }
        List<IpAddress> approved = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (IpAddress address : answer.addresses()) {
            judge(address).ifPresentOrElse(refused::add, () -> approved.add(address));
        }
        if (approved.isEmpty() || (strict && !refused.isEmpty())) {
            Refusal why = refused.contains(Refusal.OPTED_OUT) ? Refusal.OPTED_OUT : refused.getFirst();
            return new TargetDecision.Refused(why, Optional.of(lookup));
        }
        Set<Refusal> skipped = EnumSet.noneOf(Refusal.class);
        skipped.addAll(refused);
        return new TargetDecision.Approved(new ApprovedTarget(name, port, pinned(name, approved), skipped), lookup);
    }

    /** IPv6 and IPv4 in turns, so that a broken family does not hide the working one behind the limit. */
    static List<InetAddress> pinned(HostName name, List<IpAddress> approved) {
        List<IpAddress> v6 = approved.stream().filter(IpAddress::v6).toList();
        List<IpAddress> v4 = approved.stream().filter(address -> !address.v6()).toList();
        List<InetAddress> turns = new ArrayList<>();
        for (int i = 0; i < MOST_DIALLED; i++) {
            v6.stream().skip(i).findFirst().ifPresent(address -> turns.add(address.pinned(name)));
            v4.stream().skip(i).findFirst().ifPresent(address -> turns.add(address.pinned(name)));
        }
        return turns.stream().limit(MOST_DIALLED).toList();
    }
}
