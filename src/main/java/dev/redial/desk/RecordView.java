package dev.redial.desk;

import dev.redial.admission.Limit;
import dev.redial.admission.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search of the record brought, as its template shows it. Text that is absent is empty.
 *
 * @param searched whether there was anything to search for
 * @param cut whether there are more than are shown
 * @param reasons each reason in the list once
 * @param mostHours the longest that a client can be blocked
 */
record RecordView(Typed typed, boolean searched, List<Row> rows, boolean cut, List<Reason> reasons, int mostHours) {

    /** The form as it was typed. @param client a pseudonym that came by a link */
    record Typed(
            String target,
            String client,
            String address,
            String from,
            String until,
            boolean addressUnreadable,
            boolean timeUnreadable) {}

    record Row(
            String at,
            String client,
            String shortClient,
            String session,
            String host,
            int port,
            String gateway,
            String addresses,
            Verdict verdict,
            String reason,
            String connections,
            String bytes,
            String policy) {}

    /** In words: one of ours for a limit, the visitor's for a refusal. */
    record Reason(String code, @Nullable Limit limit, String text) {}
}
