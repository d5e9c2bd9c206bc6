package dev.redial.desk;

import dev.redial.outcome.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list as its template shows it.
 *
 * @param page the first is 1
 * @param newer the address of the page before, empty on the first
 * @param older the address of the page after, empty on the last
 * @param heard the support code as typed
 * @param miss why the support code led nowhere, if one was typed
 */
record SessionsView(
        List<Row> rows,
        long total,
        int page,
        int pages,
        String newer,
        String older,
        Typed typed,
        List<Choice> causes,
        List<Outcome.Result> results,
        String heard,
        SupportLookup.@Nullable Miss miss) {

    /** One session. @param result absent while it is open */
    record Row(
            String id,
            String supportCode,
            String openedAt,
            String code,
            String host,
            String cause,
            String from,
            Outcome.@Nullable Result result) {}

    /** The filter as it was typed, shown again; what could not be read has not narrowed the list. */
    record Typed(
            String code,
            String cause,
            String host,
            String state,
            String since,
            boolean codeUnreadable,
            boolean sinceUnreadable) {}

    /** One entry of a list to choose from. */
    record Choice(String id, String title) {}
}
