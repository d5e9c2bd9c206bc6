package dev.redial.desk;

import dev.redial.casework.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Incidents, and groups that nobody made one of yet. */
record IncidentsView(List<Line> incidents, List<GroupLine> groups) {

    /** One incident. @param closed empty while it goes on @param joined its cases, if there are any left @param queue the address of their list */
    record Line(
            String id,
            Term.Kind kind,
            String subject,
            String since,
            String by,
            String closed,
            String banner,
            @Nullable GroupLine joined,
            String queue) {}

    /** One group. @param text what they have in common, as stored @param subject the same for people */
    record GroupLine(
            Term.Kind kind,
            String text,
            String subject,
            int cases,
            int people,
            int open,
            String since,
            String latest,
            String queue) {}
}
