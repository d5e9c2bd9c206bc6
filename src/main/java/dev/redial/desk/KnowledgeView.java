package dev.redial.desk;

import dev.redial.session.KnowledgeShelf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on the knowledge as its template shows it. Text that is absent is empty.
 *
 * @param languages the codes of the columns of the counts
 * @param folder of the house's own files; empty if it has none
 * @param own the house's files that were there at the last reading
 * @param edits whether the files may be read again
 * @param paths of all files, to choose from
 * @param defects what is wrong, after reading or trying out
 * @param kept whether they came up in reading again, which has changed nothing then
 */
record KnowledgeView(
        List<String> languages,
        List<KnowledgeCount> counts,
        String folder,
        List<KnowledgeShelf.OwnFile> own,
        String readAt,
        long tookMillis,
        boolean edits,
        List<String> paths,
        Typed typed,
        List<Defect> defects,
        boolean kept,
        @Nullable Renewed renewed,
        @Nullable Preview preview) {

    /** What was typed into the form. @param complaint what is wrong with the path */
    record Typed(String path, String text, @Nullable PathComplaint complaint) {}

    /** What can be wrong with the path of a draft. */
    public enum PathComplaint {
        /** There is a text and no path. */
        MISSING,
        /** Nothing would be made of a file there. */
        NO_PLACE
    }

    /** @param line empty if it is about the file as a whole */
    record Defect(String file, String line, String reason) {}

    /** What came of reading again. @param files that differ from those before */
    record Renewed(List<Changed> counts, List<String> files) {}

    record Changed(KnowledgeKind kind, int before, int after) {}

    /** @param whole how many sessions were looked at @param sessions whether they are for this person to see */
    record Preview(int whole, List<Row> rows, boolean draft, boolean sessions) {}

    /** One session that would be advised otherwise. @param id empty where sessions are not for this person */
    record Row(
            String id,
            String supportCode,
            String code,
            Ranked causeBefore,
            Ranked causeAfter,
            SessionView.Next nextBefore,
            SessionView.Next nextAfter) {}

    /** A first cause. @param title empty for the cause that is not in our list */
    record Ranked(String title, String percent) {}
}
