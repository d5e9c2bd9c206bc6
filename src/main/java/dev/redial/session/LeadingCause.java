package dev.redial.session;

import dev.redial.diagnosis.Evidences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lists show the leading cause; it is kept beside the session so that they need not diagnose each line anew. */
@ApplicationScoped
class LeadingCause {

    private final SessionStore store;
    private final Sessions sessions;
    private final Troubleshooter troubleshooter;

    LeadingCause(SessionStore store, Sessions sessions, Troubleshooter troubleshooter) {
        this.store = store;
        this.sessions = sessions;
        this.troubleshooter = troubleshooter;
    }

    /** In the transaction of the change. Without evidence there is nothing to lead: what is common is not what this case has. */
    void note(@Observes SessionChanged changed) {
        sessions.find(changed.session())
                .map(SessionState::relevant)
                .filter(LeadingCause::any)
                .ifPresent(evidences -> store.findByIdOptional(changed.session())
                        .ifPresent(session -> troubleshooter.advise(evidences).diagnosis().causes().stream()
                                .findFirst()
                                .ifPresent(leading ->
                                        session.topCause = leading.cause().value())));
    }

    private static boolean any(Evidences evidences) {
        return evidences.code().isPresent()
                || !evidences.findings().isEmpty()
                || !evidences.answers().isEmpty();
    }
}
