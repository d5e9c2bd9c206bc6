package dev.redial.session;

import dev.redial.admission.Turned;

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

    /** Not now. */
    record Later(Turned turned) implements CheckStart {}
}
