package dev.redial.desk;

import dev.redial.casework.SavedViews.SavedView;
import dev.redial.outcome.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The queue as its template shows it.
 *
 * @param total how many there are, as far as they are counted
 * @param more whether there are more than that
 * @param page the first is 1
 * @param newer the address of the page before, empty on the first
 * @param older the address of the page after, empty on the last
 * @param typed the filter, by field; fields in {@code unreadable} have not narrowed the list
 * @param query the filter as a part of an address
 * @param me who is looking
 * @param heard the support code as typed
 * @param miss why the support code led nowhere, if one was typed
 * @param viewRefused whether a view could not be kept
 */
record QueueView(
        List<Row> rows,
        int total,
        boolean more,
        int page,
        String newer,
        String older,
        Map<String, String> typed,
        List<String> unreadable,
        String query,
        String me,
        List<Choice> causes,
        List<String> people,
        List<String> tags,
        List<Outcome.Result> results,
        List<SavedView> views,
        String heard,
        SupportLookup.@Nullable Miss miss,
        boolean viewRefused) {

    /** What was typed into a field, or nothing. */
    public String at(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Whether a field could not be read. */
    public boolean wrong(String field) {
        return unreadable.contains(field);
    }

    /** Whether more than the usual fields are in use, so that they are shown. */
    public boolean detailed() {
        return List.of("gateway", "network", "article", "tag", "since", "until").stream()
                .anyMatch(typed::containsKey);
    }

    /** One case. @param result absent while it is open @param assignee empty for nobody */
    record Row(
            String id,
            boolean unread,
            String supportCode,
            String openedAt,
            String code,
            String host,
            String gateway,
            String cause,
            String from,
            String assignee,
            List<String> tags,
            Outcome.@Nullable Result result) {}

    /** One entry of a list to choose from. */
    record Choice(String id, String title) {}
}
