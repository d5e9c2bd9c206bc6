package dev.redial.admission;

import dev.redial.target.ApprovedTarget;
import dev.redial.target.TargetPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a wish to have something tested is granted now: once about the client, before a name is resolved for it, and once
 * about the hosts, when their addresses are known. Whatever becomes of a wish is recorded, limits or not.
 */
@ApplicationScoped
public class Admission {

    private final LimitConfig config;
    private final ClientLimits clients;
    private final TargetLimits targets;
    private final Blocks blocks;
    private final RunRecords records;
    private final Pseudonyms pseudonyms;
    private final TargetPolicy policy;
    private final Clock clock;

    Admission(
            LimitConfig config,
            ClientLimits clients,
            TargetLimits targets,
            Blocks blocks,
            RunRecords records,
            Pseudonyms pseudonyms,
            TargetPolicy policy,
            Clock clock) {
        this.config = config;
        this.clients = clients;
        this.targets = targets;
        this.blocks = blocks;
        this.records = records;
        this.pseudonyms = pseudonyms;
        this.policy = policy;
        this.clock = clock;
    }

    /** What came of asking. */
    public sealed interface Answer {

        /** The wish is looked at; the entry must be closed. */
        record Entered(Entry entry) implements Answer {}

        /** Not now. */
        record Away(Turned turned) implements Answer {}
    }

    /** Decides about the client. */
    public Answer ask(Client client, Wish wish) {
        Entry entry = new Entry(this, client, wish);
        Optional<Turned> turned = config.enabled() ? clients.enter(client) : Optional.empty();
        turned.ifPresent(t -> entry.limited(t.limit()));
        return turned.<Answer>map(Answer.Away::new).orElseGet(() -> new Answer.Entered(entry));
    }

    /**
     * Somebody typed what is refused without being looked up, so that no check was even asked for; whoever tries one such after the other is
     * noticed all the same.
     */
    public void refused(Client client, Wish wish, String reason) {
        if (blocks.until(client).isEmpty()) {
            new Entry(this, client, wish).refused(reason);
        }
    }

    Optional<Turned> objection(Client client, List<ApprovedTarget> wanted) {
        return config.enabled() ? targets.objection(client, wanted) : Optional.empty();
    }

    void leave(Client client) {
        clients.leave(client);
    }

    RunRecords records() {
        return records;
    }

    Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    String policy() {
        return policy.fingerprint();
    }

    Instant now() {
        return clock.instant();
    }
}
