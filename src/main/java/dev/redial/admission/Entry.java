package dev.redial.admission;

import dev.redial.rdp.PeerText;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.Port;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** One wish on its way: whatever becomes of it is recorded, and at its end the client's place is given back, once and always. */
public final class Entry implements AutoCloseable {

    private final Admission admission;
    private final Client client;
    private final Wish wish;
    private final UUID id = UUID.randomUUID();
    private final AtomicBoolean closed = new AtomicBoolean();

    Entry(Admission admission, Client client, Wish wish) {
        this.admission = admission;
        this.client = client;
        this.wish = wish;
    }

    /** The target policy has refused. @param reason a {@code target.Refusal} */
    public void refused(String reason) {
        note(Verdict.REFUSED, Optional.of(reason));
    }

    /** The name led nowhere; nothing is sent to a host. */
    public void unresolved() {
        note(Verdict.UNRESOLVED, Optional.empty());
    }

    /** It is answered with what is measured, or has just been, for somebody else. */
    public void shared() {
        note(Verdict.SHARED, Optional.empty());
    }

    /** No place is free, and none for waiting. */
    public void busy() {
        limited(Limit.BUSY);
    }

    void limited(Limit limit) {
        note(Verdict.LIMITED, Optional.of(limit.name()));
    }

    /** Asks for leave to test these; when there is none, says why. */
    public Optional<Turned> objection(List<ApprovedTarget> targets) {
        Optional<Turned> turned = admission.objection(client, targets);
        turned.ifPresent(t -> limited(t.limit()));
        return turned;
    }

    /** These will be measured: a host, a gateway or both, each with a record of its own. */
    public void granted(List<ApprovedTarget> targets) {
        UUID each = id;
        for (ApprovedTarget target : targets) {
            note(each, Verdict.MEASURED, Optional.of(target), Optional.empty());
            each = UUID.randomUUID();
        }
    }

    /** It was measured, and this went over the wire. */
    public void measured(RunRecord.Traffic traffic) {
        admission.records().ended(id, traffic);
    }

    private void note(Verdict verdict, Optional<String> reason) {
        note(id, verdict, Optional.empty(), reason);
    }

    private void note(UUID record, Verdict verdict, Optional<ApprovedTarget> target, Optional<String> reason) {
        Pseudonyms pseudonyms = admission.pseudonyms();
        // As typed it may be anything; what is kept is cleaned, and short enough for the table.
        String host = target.map(t -> t.name().ascii())
                .orElseGet(() -> PeerText.clean(wish.target().host()));
        int port = target.map(t -> t.port().number())
                .or(() -> wish.target().port())
                .orElse(Port.RDP.number());
        List<String> addresses = target.stream()
                .flatMap(t -> t.addresses().stream())
                .map(InetAddress::getHostAddress)
                .toList();
        admission
                .records()
                .note(new RunRecord(
                        record,
                        admission.now(),
                        pseudonyms.of(client),
                        wish.session(),
                        pseudonyms.ofTarget(host),
                        Optional.of(host),
                        port,
                        wish.target().gateway().map(PeerText::clean),
                        addresses,
                        wish.depth(),
                        verdict,
                        reason,
                        admission.policy(),
                        Optional.empty()));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            admission.leave(client);
        }
    }
}
