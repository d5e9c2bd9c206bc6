package dev.redial.admission;

import dev.redial.target.Holding;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The record of everything that anybody wanted tested. It answers "who tested X at T?" for as long as it is kept, the limits that count
 * different hosts, ports and addresses are counted from it, and alarms are raised by what comes in.
 */
@ApplicationScoped
public class RunRecords {

    private static final int V4_NETWORK_BITS = 24;
    private static final int V6_NETWORK_BITS = 48;

    /** What a page shows at most; whoever wants more narrows the time. */
    public static final int MOST_LISTED = 1_000;

    /** What a file for a spreadsheet holds at most. */
    public static final int MOST_EXPORTED = 20_000;

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

    /**
     * Which records to list.
     *
     * @param target a host or an address, as somebody may have typed it; empty lists all
     * @param clients whose records; empty lists everybody's
     */
    public record Search(Optional<String> target, Optional<List<Pseudonym>> clients, Instant from, Instant until) {}

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

    /** What was wanted in a session, in the order of asking. */
    @Transactional
    public List<RunRecord> of(UUID session) {
        return store.list("sessionId = ?1 order by askedAt", session).stream()
                .map(RunRecords::record)
                .toList();
    }

    /** The visitor has erased the session: what was tested is no longer told, only that something was. */
    @Transactional
    public void erased(UUID session) {
        store.update("host = null, gateway = null, addresses = null, sessionId = null where sessionId = ?1", session);
    }

    /** "Who tested X at T?", newest first, by name and by address. @param most see {@link #MOST_LISTED}, {@link #MOST_EXPORTED} */
    @Transactional
    public List<RunRecord> list(Search search, int most) {
        Parameters parameters = Parameters.with("from", search.from()).and("until", search.until());
        StringBuilder where = new StringBuilder("askedAt >= :from and askedAt < :until");
        search.target().ifPresent(typed -> {
            parameters.and("keys", keys(typed));
            // A union of two indices; an "or" would read the table.
            where.append(" and id in (select t.id from RunRecordEntity t where t.targetKey in :keys"
                    + " and t.askedAt >= :from and t.askedAt < :until"
                    + " union select a.runId from RunAddressEntity a where a.addressKey in :keys"
                    + " and a.askedAt >= :from and a.askedAt < :until)");
        });
        search.clients().ifPresent(clients -> {
            parameters.and("clients", values(clients));
            where.append(" and client in :clients");
        });
        return store.find(where + " order by askedAt desc, id", parameters).page(0, most).stream()
                .map(RunRecords::record)
                .toList();
    }

    /** As it was typed, and as it was approved: whoever asks may spell it in yet another way. */
    private List<String> keys(String typed) {
        Stream<String> canonical =
                Holding.read(typed) instanceof Holding.Read(var holding) ? Stream.of(holding.text()) : Stream.empty();
        return Stream.concat(Stream.of(typed), canonical)
                .map(spelling -> pseudonyms.ofTarget(spelling).value())
                .distinct()
                .toList();
    }

    /**
     * The names in the record of a client whose address somebody knows, such as an authority; those of the last week, as older ones are
     * nobody's any more.
     *
     * @return empty if that is no address
     */
    public Optional<List<Pseudonym>> namesOf(String clientAddress) {
        return IpAddress.read(clientAddress.strip()).map(address -> pseudonyms.allOf(new Client(address.unmapped())));
    }

    /** How many records there are since then. */
    @Transactional
    long count(Instant since) {
        return store.count("askedAt > ?1", since);
    }

    /** How many of them have this verdict. */
    @Transactional
    long count(Instant since, Verdict verdict) {
        return store.count("askedAt > ?1 and verdict = ?2", since, verdict.name());
    }

    /** How many clients have asked for this address since then, under whatever name. */
    @Transactional
    long clients(String address, Instant since) {
        return clients(pseudonyms.ofTarget(address), since);
    }

    /** How many clients have asked for this host or address since then. */
    @Transactional
    long clients(Pseudonym target, Instant since) {
        return store.find(
                        "select count(distinct client) from RunRecordEntity where id in ("
                                + "select t.id from RunRecordEntity t where t.targetKey = ?1 and t.askedAt > ?2"
                                + " union select a.runId from RunAddressEntity a where a.addressKey = ?1 and a.askedAt > ?2)",
                        target.value(),
                        since)
                .project(Long.class)
                .singleResult();
    }

    /** How many records there are of this client since then with one of these verdicts. */
    @Transactional
    long count(List<Pseudonym> client, Instant since, Verdict... verdicts) {
        return store.count("client in ?1 and askedAt > ?2 and verdict in ?3", values(client), since, names(verdicts));
    }

    /** How often this client asked since then and was let in. */
    @Transactional
    long admitted(List<Pseudonym> client, Instant since) {
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
                addresses,
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
