package dev.redial.desk;

import dev.redial.admission.Limit;
import dev.redial.admission.RunRecord;
import dev.redial.admission.RunRecords;
import dev.redial.admission.Verdict;
import dev.redial.rdp.PeerText;
import dev.redial.target.RefusalWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The record of runs as the desk shows it. Hosts are what strangers typed, and so are made legible first. */
@ApplicationScoped
class Records {

    static final List<String> HEAD = List.of(
            "time_utc",
            "client",
            "host",
            "port",
            "gateway",
            "addresses",
            "depth",
            "verdict",
            "reason",
            "connections",
            "bytes_sent",
            "bytes_received",
            "milliseconds",
            "policy");

    private static final int SHORT = 8;

    private final RunRecords records;

    Records(RunRecords records) {
        this.records = records;
    }

    /** A client's name, short enough to be read and long enough to tell those of a list apart. */
    static String shortName(String pseudonym) {
        return pseudonym.substring(0, Math.min(SHORT, pseudonym.length()));
    }

    RecordView.Typed form(RecordForm form) {
        return form.shown(records);
    }

    /** What is found; empty if the form cannot be read. */
    Optional<List<RunRecord>> search(RecordForm form, int most) {
        return form.read(records).map(search -> records.list(search, most));
    }

    /** @param sessions whether their sessions are for this person to see */
    RecordView.Row row(RunRecord r, boolean sessions) {
        return new RecordView.Row(
                DeskTime.millis(r.askedAt()),
                r.client().value(),
                shortName(r.client().value()),
                sessions ? r.session().map(id -> "/desk/sessions/" + id).orElse("") : "",
                r.host().map(PeerText::clean).orElse(""),
                r.port(),
                r.gateway().map(PeerText::clean).orElse(""),
                String.join(", ", r.addresses()),
                r.verdict(),
                r.reason().orElse(""),
                r.traffic().map(t -> Integer.toString(t.connections())).orElse(""),
                r.traffic().map(t -> t.bytesSent() + " / " + t.bytesReceived()).orElse(""),
                r.policy());
    }

    /** Each reason among these once, in words. */
    List<RecordView.Reason> reasons(List<RunRecord> found, Locale locale) {
        return found.stream()
                .filter(r -> r.reason().isPresent())
                .map(r -> reason(r.verdict(), r.reason().get(), locale))
                .distinct()
                .toList();
    }

    private static RecordView.Reason reason(Verdict verdict, String code, Locale locale) {
        Optional<Limit> limit =
                Arrays.stream(Limit.values()).filter(l -> l.name().equals(code)).findFirst();
        String text = limit.isEmpty() && verdict == Verdict.REFUSED ? RefusalWords.text(code, locale) : "";
        return new RecordView.Reason(code, limit.orElse(null), text);
    }

    List<String> cells(RunRecord r) {
        return List.of(
                DeskTime.millis(r.askedAt()),
                r.client().value(),
                r.host().map(PeerText::clean).orElse(""),
                Integer.toString(r.port()),
                r.gateway().map(PeerText::clean).orElse(""),
                String.join(" ", r.addresses()),
                r.depth(),
                r.verdict().name(),
                r.reason().orElse(""),
                r.traffic().map(t -> Integer.toString(t.connections())).orElse(""),
                r.traffic().map(t -> Long.toString(t.bytesSent())).orElse(""),
                r.traffic().map(t -> Long.toString(t.bytesReceived())).orElse(""),
                r.traffic().map(t -> Long.toString(t.millis())).orElse(""),
                r.policy());
    }
}
