package dev.redial.target;

import dev.redial.target.NameLookup.Family;
import dev.redial.target.NameLookup.Status;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/**
 * Our own stub resolver (T-11): absolute names, IPv4 and IPv6 asked side by side, no search list, hosts file or cache. An alias is
 * followed only while its name may be asked; a special one, or one that opted out, ends the chain and is left to the policy.
 */
final class DnsResolver implements NameResolver {
    /** T-11. */
    private static final int MOST_ALIASES = 8;
    /** The root of all names as the library writes it: no host, though an alias may lead there. */
    private static final String ROOT = ".";

    private final DnsServers servers;
    private final Predicate<String> mayAsk;
    private final Duration budget;

    /** What one of the two questions came to. */
    private record Chain(Status status, List<String> aliases, List<IpAddress> addresses, Duration took) {
        boolean answered() {
            return status != Status.TIMEOUT;
        }
    }

    /** @param mayAsk whether we may ask for a name that an alias leads to */
    DnsResolver(DnsServers servers, Predicate<String> mayAsk, Duration budget) {
        this.servers = servers;
        this.mayAsk = mayAsk;
        this.budget = budget;
    }

    @Override
    public NameAnswer resolve(HostName.Dns name) {
        List<Chain> chains = bothFamilies(name);
        Set<String> aliases = new LinkedHashSet<>();
        List<IpAddress> addresses = new ArrayList<>();
        for (Chain chain : chains) {
            aliases.addAll(chain.aliases);
            addresses.addAll(chain.addresses);
        }
        NameLookup lookup = new NameLookup(
                name.ascii(),
                status(chains),
                List.copyOf(aliases),
                addresses.size(),
                took(chains, addresses.isEmpty()),
                addresses.isEmpty() ? Optional.empty() : silence(chains));
        return new NameAnswer(lookup, List.copyOf(addresses));
    }

    /** IPv4 first. */
    private List<Chain> bothFamilies(HostName.Dns name) {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Chain>> questions = Stream.of(Type.A, Type.AAAA)
                    .map(type -> threads.submit(() -> follow(name, type, start)))
                    .toList();
            return List.of(questions.get(0).get(), questions.get(1).get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the resolver broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Chain stopped = failed(Status.TIMEOUT, List.of(), start);
            return List.of(stopped, stopped);
        }
    }

    /** Waiting in vain for the other family did not delay the addresses that were found. */
    private static Duration took(List<Chain> chains, boolean inVain) {
        return chains.stream()
                .filter(chain -> inVain || chain.answered())
                .map(Chain::took)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Optional<Family> silence(List<Chain> chains) {
        if (chains.stream().allMatch(Chain::answered)) {
            return Optional.empty();
        }
        return Optional.of(chains.getFirst().answered() ? Family.IPV6 : Family.IPV4);
    }

    /** One address is enough; without any, the answer that says most about why. */
    private static Status status(List<Chain> chains) {
        List<Status> byWeight = List.of(
                Status.FOUND,
                Status.ALIAS_LOOP,
                Status.INVALID,
                Status.NOT_FOUND,
                Status.SERVER_FAILED,
                Status.SERVER_REFUSED,
                Status.TIMEOUT,
                Status.NO_ADDRESS);
        return byWeight.stream()
                .filter(status -> chains.stream().anyMatch(chain -> chain.status == status))
                .findFirst()
                .orElseThrow();
    }

    private Chain follow(HostName.Dns name, int type, long start) {
        List<String> aliases = new ArrayList<>();
        String current = name.ascii();
        try {
            while (true) {
                Message answer = ask(current, type, start + budget.toNanos());
                if (answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN) {
                    return failed(status(answer.getRcode()), aliases, start);
                }
                Link link = walk(answer, current, type, aliases);
                boolean goesOn = !link.name.equals(current) && link.status == Status.NO_ADDRESS;
                if (!goesOn || !link.mayAsk || lookedEverywhere(answer)) {
                    return new Chain(link.status, List.copyOf(aliases), link.addresses, since(start));
                }
                current = link.name;
            }
        } catch (WireParseException garbage) {
            return failed(Status.INVALID, aliases, start);
        } catch (IOException silentOrUnreachable) {
            return failed(Status.TIMEOUT, aliases, start);
        }
    }

    /** RFC 2308 section 2: with an SOA the server found nothing behind the alias; without one it only did not look there. */
    private static boolean lookedEverywhere(Message answer) {
        return answer.getSection(Section.AUTHORITY).stream().anyMatch(record -> record.getType() == Type.SOA);
    }

    /** Where the aliases of one answer lead. */
    private record Link(String name, Status status, List<IpAddress> addresses, boolean mayAsk) {}

    private Link walk(Message answer, String asked, int type, List<String> aliases) {
        List<Record> records = answer.getSection(Section.ANSWER);
        String current = asked;
        for (List<String> targets = aliasesOf(records, current);
                !targets.isEmpty();
                targets = aliasesOf(records, current)) {
            String target = targets.getFirst();
            if (targets.size() > 1 || !target.chars().allMatch(TypedHost::nameCharacter) || target.equals(ROOT)) {
                return new Link(current, Status.INVALID, List.of(), false);
            }
            if (aliases.size() >= MOST_ALIASES || aliases.contains(target) || target.equals(asked)) {
                return new Link(current, Status.ALIAS_LOOP, List.of(), false);
            }
            aliases.add(target);
            current = target;
            if (!mayAsk.test(target)) {
                return new Link(current, Status.NO_ADDRESS, List.of(), false);
            }
        }
        List<IpAddress> addresses = addressesOf(records, current, type);
        boolean foreign = current.equals(asked) && addresses.isEmpty() && !records.isEmpty();
        return new Link(current, end(answer, addresses, foreign), addresses, true);
    }

    private static Status end(Message answer, List<IpAddress> addresses, boolean foreign) {
        if (!addresses.isEmpty()) {
            return Status.FOUND;
        }
        if (foreign) {
            return Status.INVALID;
        }
        return answer.getRcode() == Rcode.NXDOMAIN ? Status.NOT_FOUND : Status.NO_ADDRESS;
    }

    private static List<String> aliasesOf(List<Record> records, String owner) {
        return records.stream()
                .filter(record ->
                        record instanceof CNAMERecord && text(record.getName()).equals(owner))
                .map(record -> text(((CNAMERecord) record).getTarget()))
                .distinct()
                .toList();
    }

    private static List<IpAddress> addressesOf(List<Record> records, String owner, int type) {
        // By the bytes: the library's own accessor turns ::ffff:10.0.0.1 into 10.0.0.1. By the class as well as by the
        // type: in an answer
        // that calls itself an update (RFC 2136) an address may have no bytes.
        return records.stream()
                .filter(record -> record instanceof ARecord || record instanceof AAAARecord)
                .filter(record ->
                        record.getType() == type && text(record.getName()).equals(owner))
                .map(record -> IpAddress.of(record.rdataToWireCanonical()))
                .distinct()
                .toList();
    }

    private Message ask(String name, int type, long end) throws IOException {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) {
            throw new SocketTimeoutException("no time left to ask");
        }
        return servers.ask(Message.newQuery(Record.newRecord(absolute(name), type, DClass.IN)), left);
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name + ".");
        } catch (TextParseException e) {
            throw new IllegalStateException("a name that passed our reader", e);
        }
    }

    private static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }

    private static Status status(int rcode) {
        return rcode == Rcode.REFUSED ? Status.SERVER_REFUSED : Status.SERVER_FAILED;
    }

    private static Chain failed(Status status, List<String> aliases, long start) {
        return new Chain(status, List.copyOf(aliases), List.of(), since(start));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
