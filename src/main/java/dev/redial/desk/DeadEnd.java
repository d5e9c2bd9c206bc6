package dev.redial.desk;

import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CodePattern;
import dev.redial.knowledge.Question;
import dev.redial.knowledge.Step;

/** Something in the knowledge that leads nowhere, or that nothing leads to. */
sealed interface DeadEnd {

    /** No code, finding or answer makes this cause likelier. */
    record Unreached(Cause cause) implements DeadEnd {}

    /** Every step against this cause weakens security. */
    record OnlyWeakening(Cause cause) implements DeadEnd {}

    /** No cause is cured by it. */
    record Unused(Step step) implements DeadEnd {}

    /** Its answers move no cause. */
    record Idle(Question question) implements DeadEnd {}

    /** There is an article on it, and no cause shows it. */
    record Unexplained(CodePattern code) implements DeadEnd {}
}
