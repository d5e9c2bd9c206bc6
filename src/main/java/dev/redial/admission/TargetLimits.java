package dev.redial.admission;

import com.google.common.net.InternetDomainName;
import dev.redial.admission.Buckets.Rate;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.HostName;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How much one host may be asked, whoever asks, and when different hosts and ports add up to a scan. */
@ApplicationScoped
class TargetLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final LimitConfig config;
    private final Buckets buckets;
    private final RunRecords records;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    TargetLimits(LimitConfig config, Buckets buckets, RunRecords records, Pseudonyms pseudonyms, Clock clock) {
        this.config = config;
        this.buckets = buckets;
        this.records = records;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** What speaks against testing these now. What can't be undone, the counting, comes last. */
    Optional<Turned> objection(Client client, List<ApprovedTarget> targets) {
        for (ApprovedTarget target : targets) {
            Optional<Turned> scan = scan(client, target);
            if (scan.isPresent()) {
                return scan;
            }
        }
        List<String> addresses = targets.stream()
                .flatMap(target -> target.addresses().stream())
                .map(InetAddress::getHostAddress)
                .distinct()
                .toList();
        return first(addresses, this::justTested)
                .or(() -> first(addresses, this::wholeNetwork))
                .or(() -> first(addresses, this::oftenTested))
                .or(() -> first(
                        targets.stream().map(ApprovedTarget::name).distinct().toList(), this::domain));
    }

    private interface Rule<T> {
        Optional<Turned> objectionTo(T thing);
    }

    private static <T> Optional<Turned> first(List<T> things, Rule<T> rule) {
        return things.stream()
                .flatMap(thing -> rule.objectionTo(thing).stream())
                .findFirst();
    }

    private Optional<Turned> scan(Client client, ApprovedTarget target) {
        List<Pseudonym> names = pseudonyms.lately(client);
        Instant dayAgo = clock.instant().minus(DAY);
        Pseudonym host = pseudonyms.ofTarget(target.name().ascii());
        if (exceeds(records.targets(names, dayAgo), host, config.clientTargetsPerDay())) {
            return tomorrow(Limit.CLIENT_TARGETS, names);
        }
        int port = target.port().number();
        boolean tooManyPorts =
                exceeds(records.ports(names, Optional.of(host), dayAgo), port, config.targetPortsPerDay())
                        || exceeds(records.ports(names, Optional.empty(), dayAgo), port, config.clientPortsPerDay());
        return tooManyPorts ? tomorrow(Limit.CLIENT_PORTS, names) : Optional.empty();
    }

    private static <T> boolean exceeds(List<T> known, T one, int most) {
        return !known.contains(one) && known.size() >= most;
    }

    /** When the oldest of what was counted is a day old. */
    private Optional<Turned> tomorrow(Limit limit, List<Pseudonym> names) {
        Instant now = clock.instant();
        Duration after = records.oldest(names, now.minus(DAY))
                .map(oldest -> Duration.between(now, oldest.plus(DAY)))
                .orElse(DAY);
        return Optional.of(new Turned(limit, after));
    }

    private Optional<Turned> justTested(String address) {
        Instant now = clock.instant();
        return records.lastTested(address)
                .map(last -> Duration.between(now, last.plus(config.targetPause())))
                .filter(Duration::isPositive)
                .map(after -> new Turned(Limit.TARGET_LIMIT, after));
    }

    private Optional<Turned> wholeNetwork(String address) {
        Instant hourAgo = clock.instant().minus(HOUR);
        return exceeds(
                        records.neighbours(address, hourAgo),
                        pseudonyms.ofTarget(address),
                        config.networkAddressesPerHour())
                ? Optional.of(new Turned(Limit.NETWORK_LIMIT, HOUR))
                : Optional.empty();
    }

    private Optional<Turned> oftenTested(String address) {
        List<Rate> rates = List.of(new Rate(config.targetPerHour(), HOUR), new Rate(config.targetPerDay(), DAY));
        return buckets.take("address:" + pseudonyms.ofTarget(address), rates)
                .map(after -> new Turned(Limit.TARGET_LIMIT, after));
    }

    private Optional<Turned> domain(HostName name) {
        return switch (name) {
            case HostName.Literal literal -> Optional.empty();
            case HostName.Dns dns ->
                buckets.take(
                                "domain:" + pseudonyms.ofTarget(registrable(dns.ascii())),
                                List.of(new Rate(config.domainPerHour(), HOUR)))
                        .map(after -> new Turned(Limit.DOMAIN_LIMIT, after));
        };
    }

    /** What one owner has registered, by the public suffix list ({@code pc7.office.example.co.uk}: {@code example.co.uk}). */
    static String registrable(String ascii) {
        if (!InternetDomainName.isValid(ascii)) {
            return ascii;
        }
        InternetDomainName name = InternetDomainName.from(ascii);
        return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : ascii;
    }
}
