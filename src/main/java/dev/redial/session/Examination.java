package dev.redial.session;

import dev.redial.finding.Finding;
import dev.redial.target.Refusal;
import java.util.List;

/** What came of looking at a computer. */
sealed interface Examination {

    /** The policy does not let us look. */
    record Refused(Refusal why) implements Examination {}

    /** @param trace time-stamped lines for support staff */
    record Done(List<Finding> findings, List<String> trace) implements Examination {}
}
