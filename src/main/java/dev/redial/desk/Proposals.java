package dev.redial.desk;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.StepId;
import dev.redial.learning.CaseProposal;
import dev.redial.outcome.Outcome;
import dev.redial.session.KnowledgeShelf;
import dev.redial.session.SessionState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Changes to the knowledge that confirmed cases propose. */
@ApplicationScoped
class Proposals {

    private final Knowledge knowledge;
    private final KnowledgeShelf shelf;

    Proposals(Knowledge knowledge, KnowledgeShelf shelf) {
        this.knowledge = knowledge;
        this.shelf = shelf;
    }

    /** Empty where nobody confirmed a cause, or its file knows all that the case showed. */
    Optional<String> of(SessionState session) {
        Optional<Outcome> confirmed =
                session.outcome().filter(o -> o.confirmedBy().isPresent());
        Optional<Cause> cause =
                confirmed.flatMap(Outcome::cause).flatMap(id -> knowledge.now().cause(new CauseId(id)));
        return cause.flatMap(
                c -> diff(c, session, confirmed.flatMap(Outcome::step).map(StepId::new)));
    }

    private Optional<String> diff(Cause cause, SessionState session, Optional<StepId> helped) {
        String path = "causes/" + cause.id() + ".md";
        List<FindingCode> wrong = session.relevant().findings().stream()
                .filter(f -> f.severity().compareTo(Severity.WARNING) <= 0)
                .map(Finding::code)
                .toList();
        return shelf.files().layers(path).stream()
                .findFirst()
                .flatMap(text ->
                        CaseProposal.diff(cause, path, text, new CaseProposal.Shown(session.code(), wrong, helped)));
    }
}
