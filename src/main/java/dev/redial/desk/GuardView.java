package dev.redial.desk;

import dev.redial.admission.AlarmKind;
import dev.redial.admission.BlockReason;
import java.util.List;

/**
 * The guard's page as its template shows it. Text that is absent is empty.
 *
 * @param admin whether blocks may be lifted and the record searched
 */
record GuardView(
        List<AlarmRow> open, List<AlarmRow> seen, List<BlockRow> blocks, boolean admin, RecordView.Typed typed) {

    /** @param client the name of the client it is about, for a link; empty where it is about something else */
    record AlarmRow(
            String id,
            AlarmKind kind,
            String subject,
            String client,
            String detail,
            int times,
            String first,
            String last,
            String seenBy,
            String seenAt) {}

    /** @param holds whether it is in force @param liftedBy who has ended it before its time */
    record BlockRow(
            String id,
            String client,
            String shortClient,
            BlockReason why,
            String by,
            String at,
            String until,
            boolean holds,
            String liftedBy,
            String liftedAt) {}
}
