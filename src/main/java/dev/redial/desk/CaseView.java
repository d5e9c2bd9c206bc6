package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.casework.CaseFile;
import dev.redial.outcome.Outcome;
import dev.redial.probe.Stage;
import dev.redial.session.StageState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What staff do with a session, as its page shows it.
 *
 * @param me who is looking
 * @param assignee who takes care of it, empty for nobody
 * @param knownTags those that others use, without its own
 * @param moments everything that happened, the first first
 * @param compared what the last test shows otherwise than the one before, if there are two
 * @param views how often staff opened it, as the visitor is told
 * @param causes to choose from, the likeliest first
 * @param testable whether there is a computer that may be tested
 * @param proposes whether the case would add something to the knowledge
 */
record CaseView(
        String id,
        String me,
        String assignee,
        List<String> people,
        List<String> tags,
        List<String> knownTags,
        List<Note> notes,
        List<Moment> moments,
        @Nullable Compared compared,
        List<IncidentLink> incidents,
        long views,
        List<QueueView.Choice> causes,
        List<QueueView.Choice> steps,
        List<Outcome.Result> results,
        boolean ended,
        boolean testable,
        boolean proposes,
        Typed typed) {

    /** What staff wrote. */
    record Note(String at, String by, CaseFile.Kind kind, String words) {}

    /** One thing that happened. @param who of staff, empty for the visitor @param deed what staff did, if it was they @param text the rest in words */
    record Moment(
            String at,
            String who,
            @Nullable Happened what,
            @Nullable AuditAction deed,
            String text,
            String result) {}

    /** What can happen without staff. */
    public enum Happened {
        ARRIVED,
        ANSWERED,
        CHECKED,
        TRIED,
        ENDED
    }

    /** Two tests side by side. @param gone findings that are no more @param come findings that are new */
    record Compared(String before, String after, List<RungChange> changes, List<String> gone, List<String> come) {
        public boolean same() {
            return changes.isEmpty() && gone.isEmpty() && come.isEmpty();
        }
    }

    record RungChange(Stage stage, StageState.State before, StageState.State after) {}

    /** An incident that the case belongs to. */
    record IncidentLink(String id, String subject) {}

    /** What was typed into a form that was refused. @param reason why a computer was not tested */
    record Typed(Said said, Map<String, String> fields, String reason) {
        static final Typed NOTHING = new Typed(Said.NOTHING, Map.of(), "");

        public String at(String field) {
            return fields.getOrDefault(field, "");
        }
    }

    /** What was wrong with a form. */
    public enum Said {
        NOTHING,
        NOTE_EMPTY,
        NOTE_LONG,
        MESSAGE_EMPTY,
        MESSAGE_LONG,
        NAME_LONG,
        TAG_UNREADABLE,
        RESULT_MISSING,
        CAUSE_UNKNOWN,
        TEST_REFUSED,
        TEST_LATER
    }
}
