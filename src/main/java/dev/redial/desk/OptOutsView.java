package dev.redial.desk;

import dev.redial.optout.OptOut;
import dev.redial.optout.Way;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of opt-outs shows.
 *
 * @param done what was entered or withdrawn just now
 * @param complaint what is wrong with {@code typed}
 */
record OptOutsView(
        List<Row> rows,
        boolean more,
        int most,
        String query,
        boolean mayWithdraw,
        String done,
        boolean withdrawn,
        boolean unknown,
        boolean reasonMissing,
        String typed,
        String contact,
        String note,
        String complaint) {

    /** One entry. @param ended when it was withdrawn; empty while it is in force */
    record Row(
            String id,
            String subject,
            String since,
            Way way,
            String by,
            String contact,
            String note,
            String ended,
            @Nullable Way endedWay,
            String endedBy,
            String reason) {

        static Row of(OptOut entry) {
            return new Row(
                    entry.id().toString(),
                    entry.subject(),
                    DeskTime.text(entry.addedAt()),
                    entry.way(),
                    entry.by().orElse(""),
                    entry.contact().orElse(""),
                    entry.note().orElse(""),
                    entry.withdrawal().map(w -> DeskTime.text(w.at())).orElse(""),
                    entry.withdrawal().map(OptOut.Withdrawal::way).orElse(null),
                    entry.withdrawal().flatMap(OptOut.Withdrawal::by).orElse(""),
                    entry.withdrawal().flatMap(OptOut.Withdrawal::reason).orElse(""));
        }
    }
}
