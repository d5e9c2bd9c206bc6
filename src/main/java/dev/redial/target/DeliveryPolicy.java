package dev.redial.target;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where letters may be brought: to public addresses, and to the networks in {@code redial.handover.allow}, as a house's mail server rarely has a
 * public one. Never to link-local and metadata addresses, whatever is listed. As for tests, the name is resolved once and each address judged;
 * as the operator chose the receiver and no visitor, ports are free, and neither opt-outs nor {@code redial.target.deny} speak against it: both say
 * what is not to be tested.
 */
public final class DeliveryPolicy {

    /** {@code localhost}, without asking anybody. */
    private static final IpAddress LOOPBACK = IpAddress.read("127.0.0.1").orElseThrow();

    private final SpecialNames names = SpecialNames.load(Scope.PRIVATE);
    private final AddressRules house;
    private final AddressRules world;
    private final NameResolver resolver;

    DeliveryPolicy(
            List<AddressRange> allow, List<AddressRange> nat64, NameResolver resolver, Supplier<Set<IpAddress>> own) {
        house = new AddressRules(Scope.PRIVATE, SpecialRanges.load(), allow, List.of(), nat64, own);
        world = new AddressRules(Scope.PUBLIC, SpecialRanges.load(), List.of(), List.of(), nat64, own);
        this.resolver = resolver;
    }

    /** Decides about a host as it stands in the settings. Takes up to 5 s when a name must be resolved. */
    public DeliveryDecision decide(String host, int port) {
        try {
            TypedHost typed = TypedHost.read(host);
            if (typed.port().isPresent()) {
                throw new Unacceptable(Refusal.PORT_SYNTAX);
            }
            Port checked = Port.of(port);
            return switch (typed.name()) {
                case HostName.Literal literal -> judge(literal, checked, List.of(literal.address()));
                case HostName.Dns dns -> resolve(dns, checked);
            };
        } catch (Unacceptable refused) {
            return new DeliveryDecision.Refused(refused.why());
        }
    }

    private DeliveryDecision resolve(HostName.Dns name, Port port) throws Unacceptable {
        Optional<Refusal> special = names.judge(name.ascii());
        if (special.isPresent()) {
            throw new Unacceptable(special.get());
        }
        if (SpecialNames.isLocalhost(name.ascii())) {
            return judge(name, port, List.of(LOOPBACK));
        }
        NameAnswer answer = resolver.resolve(name);
        if (answer.lookup().aliases().stream()
                .anyMatch(alias -> names.judge(alias).isPresent())) {
            throw new Unacceptable(Refusal.CNAME_SPECIAL);
        }
        return answer.addresses().isEmpty()
                ? new DeliveryDecision.Unresolved(answer.lookup().status())
                : judge(name, port, answer.addresses());
    }

    /** One refused address refuses the name: a receiver that the operator chose has no reason to point to both. */
    private DeliveryDecision judge(HostName name, Port port, List<IpAddress> addresses) throws Unacceptable {
        boolean inside = true;
        for (IpAddress address : addresses) {
            boolean listed = house.judge(address).isEmpty();
            Optional<Refusal> refusal = listed ? Optional.empty() : world.judge(address);
            if (refusal.isPresent()) {
                throw new Unacceptable(refusal.get());
            }
            inside &= listed;
        }
        return new DeliveryDecision.Approved(
                new ApprovedReceiver(name, port, TargetPolicy.pinned(name, addresses), inside));
    }
}
