package dev.redial.admission;

import dev.redial.target.IpAddress;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The record of everything that anybody wanted tested. It answers "who tested X at T?" for as long as it is kept, the limits that count
 * different hosts, ports and addresses are counted from it, and alarms are raised by what comes in.
 */
@ApplicationScoped
public class RunRecords {

    private static final int V4_NETWORK_BITS = 24;
    private static final int V6_NETWORK_BITS = 48;

    /** What a list shows at most; whoever wants more narrows the time. */
    private static final int MOST_LISTED = 1_000;

    private final Store store;
    private final AddressStore addresses;
    private final Pseudonyms pseudonyms;
    private final RecordConfig config;
    private final Event<RunRecord> noted;
    private final Clock clock;

    RunRecords(
            Store store,
            AddressStore addresses,
            Pseudonyms pseudonyms,
            RecordConfig config,
            Event<RunRecord> noted,
            Clock clock) {
        this.store = store;
        this.addresses = addresses;
        this.pseudonyms = pseudonyms;
        this.config = config;
        this.noted = noted;
        this.clock = clock;
    }

    /** The table of records. */
    @ApplicationScoped
    static class Store implements PanacheRepositoryBase<RunRecordEntity, UUID> {}

    /** The table of their addresses. */
    @ApplicationScoped
    static class AddressStore implements PanacheRepositoryBase<RunAddressEntity, RunAddressEntity.Key> {}

    /** Which records to list. @param target a host or an address, as somebody may have typed it; empty lists all */
    public record Search(Optional<String> target, Instant from, Instant until) {}

    /** Stores a record and tells whoever raises alarms. */
    @Transactional
    void note(RunRecord record) {
        RunRecordEntity entity = new RunRecordEntity();
        entity.id = record.id();
        entity.askedAt = record.askedAt();
        entity.client = record.client().value();
        entity.sessionId = record.session().orElse(null);
        entity.targetKey = record.target().value();
        entity.host = record.host().orElse(null);
        entity.port = record.port();
        entity.gateway = record.gateway().orElse(null);
        entity.addresses = record.addresses().isEmpty() ? null : String.join(" ", record.addresses());
        entity.depth = record.depth();
        entity.verdict = record.verdict().name();
        entity.reason = record.reason().orElse(null);
        entity.policy = record.policy();
        store.persist(entity);
        record.addresses().stream().distinct().forEach(address -> addresses.persist(address(record, address)));
        noted.fire(record);
    }

    private RunAddressEntity address(RunRecord record, String text) {
        RunAddressEntity entity = new RunAddressEntity();
        entity.runId = record.id();
        entity.addressKey = pseudonyms.ofTarget(text).value();
        entity.networkKey = pseudonyms.ofTarget(network(text)).value();
        entity.askedAt = record.askedAt();
        return entity;
    }

    /** The network of an address, in which one owner's hosts stand: IPv4 /24, IPv6 /48. */
    static String network(String address) {
        IpAddress read = IpAddress.read(address).orElseThrow();
        int bits = read.v6() ? V6_NETWORK_BITS : V4_NETWORK_BITS;
        return read.network(bits).text() + "/" + bits;
    }

    /** Adds what went over the wire. */
    @Transactional
    void ended(UUID run, RunRecord.Traffic traffic) {
        store.findByIdOptional(run).ifPresent(record -> {
            record.connections = traffic.connections();
            record.bytesSent = traffic.bytesSent();
            record.bytesReceived = traffic.bytesReceived();
            record.millis = traffic.millis();
        });
    }

    /** The visitor has erased the session: what was tested is no longer told, only that something was. */
    @Transactional
    public void erased(UUID session) {
        store.update("host = null, gateway = null, addresses = null, sessionId = null where sessionId = ?1", session);
    }

    /** "Who tested X at T?", newest first, by name and by address. */
    @Transactional
    public List<RunRecord> list(Search search) {
        Parameters parameters = Parameters.with("from", search.from()).and("until", search.until());
        String where = "askedAt >= :from and askedAt < :until";
        if (search.target().isPresent()) {
            parameters.and("key", pseudonyms.ofTarget(search.target().get()).value());
            where += " and (targetKey = :key or id in (select a.runId from RunAddressEntity a where a.addressKey = :key"
                    + " and a.askedAt >= :from and a.askedAt < :until))";
        }
        return store.find(where + " order by askedAt desc", parameters).page(0, MOST_LISTED).stream()
                .map(RunRecords::record)
                .toList();
    }

    /** How often this client asked since then and was let in. */
    @Transactional
    long count(List<Pseudonym> client, Instant since) {
        return store.count("client in ?1 and askedAt > ?2 and verdict <> ?3", values(client), since, TURNED_AWAY);
    }

    /** When it first did. */
    @Transactional
    Optional<Instant> oldest(List<Pseudonym> client, Instant since) {
        return store.find(
                        "client in ?1 and askedAt > ?2 and verdict <> ?3 order by askedAt",
                        values(client),
                        since,
                        TURNED_AWAY)
                .firstResultOptional()
                .map(record -> record.askedAt);
    }

    private static final String TURNED_AWAY = Verdict.LIMITED.name();

    /** The different targets that this client had tested since then. */
    @Transactional
    List<Pseudonym> targets(List<Pseudonym> client, Instant since) {
        return store
                .find(
                        "select distinct targetKey from RunRecordEntity where client in ?1 and askedAt > ?2 and verdict in ?3",
                        values(client),
                        since,
                        REACHED)
                .project(String.class)
                .stream()
                .map(Pseudonym::new)
                .toList();
    }

    /** The different ports that this client had tested since then; of one target alone, or of all. */
    @Transactional
    List<Integer> ports(List<Pseudonym> client, Optional<Pseudonym> target, Instant since) {
        String select =
                "select distinct port from RunRecordEntity where client in ?1 and askedAt > ?2 and verdict in ?3";
        return target.map(t -> store.find(select + " and targetKey = ?4", values(client), since, REACHED, t.value()))
                .orElseGet(() -> store.find(select, values(client), since, REACHED))
                .project(Integer.class)
                .list();
    }

    /** What was sent to, or would have been if the name had led somewhere. */
    private static final List<String> REACHED = names(Verdict.MEASURED, Verdict.SHARED, Verdict.UNRESOLVED);

    /** The different addresses in the network of this one that were tested since then. */
    @Transactional
    List<Pseudonym> neighbours(String address, Instant since) {
        return addresses
                .find(
                        "select distinct addressKey from RunAddressEntity where networkKey = ?1 and askedAt > ?2",
                        pseudonyms.ofTarget(network(address)).value(),
                        since)
                .project(String.class)
                .stream()
                .map(Pseudonym::new)
                .toList();
    }

    /** When this address was last allowed to be dialled. */
    @Transactional
    Optional<Instant> lastTested(String address) {
        return addresses
                .find(
                        "addressKey = ?1 order by askedAt desc",
                        pseudonyms.ofTarget(address).value())
                .firstResultOptional()
                .map(a -> a.askedAt);
    }

    private static List<String> values(List<Pseudonym> pseudonyms) {
        return pseudonyms.stream().map(Pseudonym::value).toList();
    }

    private static List<String> names(Verdict... verdicts) {
        return Arrays.stream(verdicts).map(Enum::name).toList();
    }

    private static RunRecord record(RunRecordEntity e) {
        List<String> addresses = e.addresses == null ? List.of() : List.of(e.addresses.split(" "));
        Optional<RunRecord.Traffic> traffic = e.millis == null
                ? Optional.empty()
                : Optional.of(new RunRecord.Traffic(e.connections, e.bytesSent, e.bytesReceived, e.millis));
        return new RunRecord(
                e.id,
                e.askedAt,
                new Pseudonym(e.client),
                Optional.ofNullable(e.sessionId),
                new Pseudonym(e.targetKey),
                Optional.ofNullable(e.host),
                e.port,
                Optional.ofNullable(e.gateway),
                new ArrayList<>(addresses),
                e.depth,
                Verdict.valueOf(e.verdict),
                Optional.ofNullable(e.reason),
                e.policy,
                traffic);
    }

    @Scheduled(every = "1h", delayed = "2m")
    @Transactional
    void eraseOld() {
        store.delete("askedAt < ?1", clock.instant().minus(Duration.ofDays(config.recordDays())));
    }
}
