package dev.redial.optout;

import dev.redial.target.Holding;
import dev.redial.target.IpAddress;
import dev.redial.target.Refusal;
import dev.redial.target.TargetPolicy;
import dev.redial.target.TextRecords;
import io.github.bucket4j.TimeMeter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Strangers who opt out, or back in, by themselves. A request counts from the moment on at which its maker has shown that the addresses or names are theirs: by a
 * text in their DNS zone, or by asking from the very address.
 */
@ApplicationScoped
public class ProofRequests {

    private static final Logger LOG = Logger.getLogger(ProofRequests.class);

    /** The underscore keeps it apart from all names of hosts (RFC 8552 section 1.1), which providers hand out to customers. */
    static final String LABEL = "_redial-optout";

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int WIDEST_V4 = 16;
    private static final int WIDEST_V6 = 32;
    private static final int LONGEST_NAME = 253;
    private static final int TOKEN_BYTES = 16;

    /** Above what honest people make in a week; each costs one look-up in ten minutes at most. */
    private static final int MOST_OPEN = 2_000;

    private static final int LOOKUPS_PER_ROUND = 100;

    private final OptOutStore store;
    private final OptOutStore.Requests requests;
    private final OptOutList list;
    private final TargetPolicy policy;
    private final TextRecords texts;
    private final Clock clock;
    private final ProofLimits limits = new ProofLimits(TimeMeter.SYSTEM_MILLISECONDS);
    private final SecureRandom random = new SecureRandom();

    ProofRequests(
            OptOutStore store,
            OptOutStore.Requests requests,
            OptOutList list,
            TargetPolicy policy,
            TextRecords texts,
            Clock clock) {
        this.store = store;
        this.requests = requests;
        this.list = list;
        this.policy = policy;
        this.texts = texts;
        this.clock = clock;
    }

    /** What came of asking. */
    public sealed interface Asked {}

    /** It waits for its proof. */
    public record Waiting(UUID id) implements Asked {}

    /** It can't be read, or is too much for a proof. */
    public record Unusable(Complaint why) implements Asked {}

    /** There is no need: we never test it. */
    public record NeverTested(Complaint why) implements Asked {}

    /** Nothing to withdraw: it is not on the list. */
    public record NotListed(String subject) implements Asked {}

    /** Too many requests, of this client or of all. */
    public record TooMany() implements Asked {}

    /** What came of looking for the proof. */
    public enum Looked {
        /** It is there, and counts. */
        PROVEN,
        /** No text there. */
        NOTHING,
        /** A text, but another. */
        OTHER,
        /** The name servers did not answer. */
        NO_ANSWER,
        /** Asked for too often. */
        TOO_OFTEN,
        /** The request came from another address. */
        ELSEWHERE
    }

    /** @param client who asks, as the key of a limit */
    public Asked ask(String typed, Purpose purpose, String client) {
        return switch (Holding.read(typed)) {
            case Holding.Unreadable(var reason) -> new Unusable(Complaint.of(reason));
            case Holding.Read(var holding) -> {
                Optional<Asked> objection = objection(holding, purpose);
                yield objection.isPresent() ? objection.get() : open(holding, purpose, client);
            }
        };
    }

    private Optional<Asked> objection(Holding holding, Purpose purpose) {
        if (holding instanceof Holding.Range(var range)
                && range.length() < (range.first().v6() ? WIDEST_V6 : WIDEST_V4)) {
            return Optional.of(new Unusable(Complaint.of("RANGE_TOO_WIDE")));
        }
        if (recordName(holding).length() > LONGEST_NAME) {
            return Optional.of(new Unusable(Complaint.of(Refusal.NAME_TOO_LONG.name())));
        }
        if (purpose == Purpose.WITHDRAW) {
            boolean listed = QuarkusTransaction.requiringNew()
                    .call(() -> !store.inForce(holding.text()).isEmpty());
            return listed ? Optional.empty() : Optional.of(new NotListed(holding.text()));
        }
        return policy.neverTested(holding).map(why -> new NeverTested(Complaint.of(why.name())));
    }

    private Asked open(Holding holding, Purpose purpose, String client) {
        if (!limits.open(client)) {
            return new TooMany();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.instant();
            if (requests.open(now.minus(KEPT)) >= MOST_OPEN) {
                return new TooMany();
            }
            byte[] token = new byte[TOKEN_BYTES];
            random.nextBytes(token);
            OptOutRequestEntity request = new OptOutRequestEntity();
            request.id = UUID.randomUUID();
            request.subject = holding.text();
            request.purpose = purpose.name();
            request.token = HexFormat.of().formatHex(token);
            request.createdAt = now;
            request.checkedAt = now;
            requests.persist(request);
            return new Waiting(request.id);
        });
    }

    /** Empty when there is none, or it was not proven within its seven days. */
    public Optional<ProofRequest> find(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> requests.findByIdOptional(id).map(ProofRequests::shown))
                .filter(request ->
                        request.provenAt().isPresent() || clock.instant().isBefore(request.until()));
    }

    private static ProofRequest shown(OptOutRequestEntity request) {
        Holding holding = OptOutList.holding(request.subject);
        Purpose purpose = Purpose.valueOf(request.purpose);
        return new ProofRequest(
                request.id,
                holding,
                purpose,
                recordName(holding),
                purpose.prefix() + request.token,
                request.createdAt.plus(KEPT),
                Optional.ofNullable(request.provenAt));
    }

    private static String recordName(Holding holding) {
        return LABEL + "." + holding.zone();
    }

    /** Looks into the DNS now. Takes up to 5 s. */
    public Looked check(ProofRequest request) {
        if (request.provenAt().isPresent()) {
            return Looked.PROVEN;
        }
        return limits.lookUp(request.id()) ? look(request) : Looked.TOO_OFTEN;
    }

    private Looked look(ProofRequest request) {
        TextRecords.Answer answer = texts.at(LABEL, request.holding());
        QuarkusTransaction.requiringNew().run(() -> requests.looked(request.id(), clock.instant()));
        return switch (answer) {
            case TextRecords.NoAnswer() -> Looked.NO_ANSWER;
            case TextRecords.Texts(var found) when found.isEmpty() -> Looked.NOTHING;
            case TextRecords.Texts(var found) -> {
                // People copy the quotation marks of zone files into forms that add their own.
                boolean there = found.stream()
                        .map(text -> text.strip().replace("\"", ""))
                        .anyMatch(request.recordValue()::equals);
                if (there) {
                    settle(request, Way.DNS);
                }
                yield there ? Looked.PROVEN : Looked.OTHER;
            }
        };
    }

    /** Whether asking from this address is proof enough. @param peer the other end of the very connection */
    public boolean comesFrom(ProofRequest request, Optional<IpAddress> peer) {
        return request.holding() instanceof Holding.Range range
                && range.single().isPresent()
                && range.single().equals(peer);
    }

    /** Takes the address that the request comes from for the proof. */
    public Looked confirm(ProofRequest request, Optional<IpAddress> peer) {
        if (!comesFrom(request, peer)) {
            return Looked.ELSEWHERE;
        }
        settle(request, Way.ADDRESS);
        return Looked.PROVEN;
    }

    private void settle(ProofRequest request, Way way) {
        switch (request.purpose()) {
            case ADD ->
                list.add(request.holding(), () -> {
                    if (requests.prove(request.id(), clock.instant())) {
                        enter(request.holding(), way);
                    }
                });
            case WITHDRAW ->
                list.change(() -> {
                    if (requests.prove(request.id(), clock.instant())) {
                        withdraw(request.holding(), way);
                    }
                    return true;
                });
        }
        LOG.infof("%s of %s, proven by %s", request.purpose(), request.holding().text(), way);
    }

    private void enter(Holding holding, Way way) {
        boolean there = store.inForce(holding.text()).stream().anyMatch(entry -> entry.way.equals(way.name()));
        if (there) {
            return;
        }
        OptOutEntity entry = new OptOutEntity();
        entry.id = UUID.randomUUID();
        entry.subject = holding.text();
        entry.way = way.name();
        entry.addedAt = clock.instant();
        store.persist(entry);
    }

    private void withdraw(Holding holding, Way way) {
        for (OptOutEntity entry : store.inForce(holding.text())) {
            if (way.outweighs(Way.valueOf(entry.way))) {
                entry.withdrawnAt = clock.instant();
                entry.withdrawnWay = way.name();
            }
        }
    }

    /** Whether the list still holds just what the request names: after a withdrawal, what a weaker proof could not undo. */
    public boolean stillListed(ProofRequest request) {
        return QuarkusTransaction.requiringNew()
                .call(() -> !store.inForce(request.holding().text()).isEmpty());
    }

    /** Looks for proofs that appeared meanwhile, and forgets requests whose time is up. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAround() {
        Instant oldest = clock.instant().minus(KEPT);
        List<ProofRequest> due = QuarkusTransaction.requiringNew().call(() -> {
            requests.eraseUnproven(oldest);
            return requests.due(oldest, LOOKUPS_PER_ROUND).stream()
                    .map(ProofRequests::shown)
                    .toList();
        });
        due.forEach(this::look);
    }
}
