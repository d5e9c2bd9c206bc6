package dev.redial.desk;

import dev.redial.learning.Batch;
import dev.redial.learning.Witness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on what outcomes teach, as its template shows it.
 *
 * @param said what came of a form
 * @param waiting the batch that waits, if one does
 * @param edits whether this person may decide
 */
record LearningView(Said said, @Nullable Waiting waiting, List<Decided> decisions, boolean edits) {

    /** What came of a form. */
    public enum Said {
        NOTHING,
        APPROVED,
        DISMISSED,
        STALE
    }

    /** @param until goes back with the form, so that what is decided is what was shown */
    record Waiting(
            Batch batch,
            String until,
            List<WitnessCount> witnesses,
            List<Moved> priors,
            List<Moved> steps,
            KnowledgeView.Preview preview) {}

    record WitnessCount(Witness witness, int count) {}

    /** A number that would change. @param cause its title, empty for the one that is in no list @param step empty where it is about the cause itself */
    record Moved(String cause, String step, String before, String after, String trials) {}

    record Decided(String at, String by, boolean approved, int lessons, int clients) {}
}
