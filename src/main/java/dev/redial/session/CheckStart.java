package dev.redial.session;

import java.time.Duration;

/** What came of asking for a check. */
public sealed interface CheckStart {

    /** It runs, or ran already when it was asked for twice. */
    record Started(int number) implements CheckStart {}

    /**
     * It can't, for a reason of the target or of the session: {@code TARGET_MISSING}, {@code CONSENT_MISSING} or a refusal of the policy.
     *
     * @param gateway whether the policy refused the gateway, and not the computer
     */
    record Refused(String reason, boolean gateway) implements CheckStart {
        Refused(String reason) {
            this(reason, false);
        }
    }

    /** Not now. @param ours whether we are busy, and not the client too eager
     * @param after how long until it may */
    record Later(String reason, boolean ours, Duration after) implements CheckStart {}
}
