package dev.redial.simulation;

import dev.redial.code.ErrorCode;
import dev.redial.finding.Finding;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody whose connection fails. All that could be asked or tried is drawn beforehand, so that every way of finding the fault meets the same person.
 *
 * @param findings what a test shows, empty where none can be made
 * @param seen whether the test came upon the fault itself
 * @param answers to every question, some wrong, some {@code unknown}
 * @param cures the steps that would mend it
 */
record Person(
        Fault fault,
        Optional<ErrorCode> code,
        List<Finding> findings,
        boolean seen,
        Map<QuestionId, String> answers,
        Set<StepId> cures) {}
