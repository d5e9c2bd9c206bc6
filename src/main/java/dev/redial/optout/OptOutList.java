package dev.redial.optout;

import dev.redial.target.AddressRange;
import dev.redial.target.Holding;
import dev.redial.target.IpAddress;
import dev.redial.target.OptOuts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Who is not to be tested, in memory. Read at the start, which fails when it can't be (REQUIREMENTS T-23); at once after each change; and
 * twice a minute, for what other nodes changed. While the database is away the last list known goes on.
 */
@Singleton
class OptOutList implements OptOuts {

    private static final Logger LOG = Logger.getLogger(OptOutList.class);

    private final Supplier<List<String>> subjects;
    private volatile Listed listed;

    @Inject
    OptOutList(OptOutStore store) {
        this(() -> QuarkusTransaction.requiringNew()
                .call(() -> store.inForce().stream().map(entry -> entry.subject).toList()));
    }

    /** @param subjects what is in force now, as stored */
    OptOutList(Supplier<List<String>> subjects) {
        this.subjects = subjects;
        listed = read();
    }

    /** What is on the list; looked up by each prefix and each name above, so that it may grow long. */
    private record Listed(Set<AddressRange> ranges, Set<String> domains) {

        static Listed of(Stream<Holding> holdings) {
            Set<AddressRange> ranges = new HashSet<>();
            Set<String> domains = new HashSet<>();
            holdings.forEach(holding -> {
                switch (holding) {
                    case Holding.Range(var range) -> ranges.add(range);
                    case Holding.Domain(var name) -> domains.add(name.ascii());
                }
            });
            return new Listed(Set.copyOf(ranges), Set.copyOf(domains));
        }

        Listed with(Holding holding) {
            Listed one = of(Stream.of(holding));
            Set<AddressRange> allRanges = new HashSet<>(ranges);
            allRanges.addAll(one.ranges);
            Set<String> allDomains = new HashSet<>(domains);
            allDomains.addAll(one.domains);
            return new Listed(Set.copyOf(allRanges), Set.copyOf(allDomains));
        }

        boolean holds(IpAddress address) {
            for (int length = address.v6() ? 128 : 32; length >= 0; length--) {
                if (ranges.contains(AddressRange.around(address, length))) {
                    return true;
                }
            }
            return false;
        }

        boolean holds(String name) {
            for (String above = name; ; above = above.substring(above.indexOf('.') + 1)) {
                if (domains.contains(above)) {
                    return true;
                }
                if (above.indexOf('.') < 0) {
                    return false;
                }
            }
        }
    }

    @Override
    public boolean name(String ascii) {
        return listed.holds(ascii);
    }

    @Override
    public boolean address(IpAddress address) {
        return listed.holds(address);
    }

    /** Stores a new entry. It counts from now on, even if the list can't be read again right after. */
    synchronized void add(Holding holding, Runnable stored) {
        QuarkusTransaction.requiringNew().run(stored);
        listed = listed.with(holding);
        refresh();
    }

    /** Stores a change that frees somebody. */
    synchronized <T> T change(Supplier<T> stored) {
        T came = QuarkusTransaction.requiringNew().call(stored::get);
        refresh();
        return came;
    }

    /** One at a time, so that an older reading never replaces a newer. */
    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void refresh() {
        try {
            listed = read();
        } catch (RuntimeException away) {
            LOG.warnf("the list of those who opted out can't be read, the last one known goes on: %s", away);
        }
    }

    private Listed read() {
        return Listed.of(subjects.get().stream().map(OptOutList::holding));
    }

    /** IllegalStateException for a row that nobody wrote by our pages: better no start than an owner passed over. */
    static Holding holding(String subject) {
        return switch (Holding.read(subject)) {
            case Holding.Read(var holding) -> holding;
            case Holding.Unreadable(var reason) ->
                throw new IllegalStateException("opt_out: '" + subject + "' can't be read: " + reason);
        };
    }
}
