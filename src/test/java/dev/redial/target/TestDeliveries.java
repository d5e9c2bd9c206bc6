package dev.redial.target;

import dev.redial.target.NameLookup.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Delivery policies for tests: the real one, with names of the test's own. */
public final class TestDeliveries {

    private TestDeliveries() {}

    /** One under which these ranges are the house's own. */
    public static DeliveryPolicy inside(String... ranges) {
        return knowing(Map.of(), ranges);
    }

    /** The same with names that have these addresses; any other name does not exist. */
    public static DeliveryPolicy knowing(Map<String, List<String>> names, String... ranges) {
        return new DeliveryPolicy(
                AddressRange.readAll(Arrays.asList(ranges), "test"),
                List.of(AddressRange.read("2a00:64::/96", "test")),
                name -> answer(name, names.getOrDefault(name.ascii(), List.of())),
                () -> Set.of(IpAddress.read("20.42.73.99").orElseThrow()));
    }

    private static NameAnswer answer(HostName.Dns name, List<String> addresses) {
        List<IpAddress> found =
                addresses.stream().map(a -> IpAddress.read(a).orElseThrow()).toList();
        Status status = found.isEmpty() ? Status.NOT_FOUND : Status.FOUND;
        return new NameAnswer(new NameLookup(name.ascii(), status, List.of(), found.size(), Duration.ZERO), found);
    }

    /** Permission to bring something to this machine. */
    public static ApprovedReceiver here(int port) {
        return switch (inside("127.0.0.0/8").decide("localhost", port)) {
            case DeliveryDecision.Approved(var receiver) -> receiver;
            case DeliveryDecision.Refused r -> throw new AssertionError(r);
            case DeliveryDecision.Unresolved u -> throw new AssertionError(u);
        };
    }
}
