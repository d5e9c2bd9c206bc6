package dev.redial.session;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.Diagnosis.RankedCause;
import dev.redial.diagnosis.Diagnostician;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.Model;
import dev.redial.diagnosis.NextStep;
import dev.redial.diagnosis.StepChooser;
import dev.redial.figures.FigureLog;
import dev.redial.figures.Influence;
import dev.redial.knowledge.Answer;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.QuestionId;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks of the latest sessions which answers made a difference: a question whose answers seldom do is one to leave out. */
@ApplicationScoped
public class QuestionReview {

    /** So many are looked at: some seconds of work. */
    private static final int SAMPLE = 100;

    private static final String UNKNOWN = "unknown";
    private static final Logger LOG = Logger.getLogger(QuestionReview.class);

    private final Sessions sessions;
    private final Models models;
    private final FigureLog figures;

    QuestionReview(Sessions sessions, Models models, FigureLog figures) {
        this.sessions = sessions;
        this.models = models;
        this.figures = figures;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        try {
            review();
        } catch (RuntimeException away) {
            LOG.warnf("questions can't be reviewed now: %s", away);
        }
    }

    /** Looks at the latest sessions with answers. */
    public void review() {
        List<Evidences> sample = sessions.withAnswers(SAMPLE).stream()
                .map(SessionState::relevant)
                .toList();
        figures.replace(influences(sample, models.now()));
    }

    static List<Influence> influences(List<Evidences> sample, Model model) {
        Map<QuestionId, Influence> sums = new HashMap<>();
        for (Evidences all : sample) {
            Evidences evidences = all.beforeItWorked();
            Told told = Told.of(evidences, model);
            evidences.answers().forEach((question, answer) -> {
                if (!answer.equals(Answer.UNKNOWN)) {
                    // As if the person had not known: were it not answered at all, to ask for it could be what comes
                    // next.
                    Told without = Told.of(evidences.withAnswer(question, Answer.UNKNOWN), model);
                    sums.merge(question, told.against(without, question), Influence::plus);
                }
            });
        }
        return List.copyOf(sums.values());
    }

    /** What a person notices of what we say. */
    private record Told(Optional<CauseId> cause, String next) {

        static Told of(Evidences evidences, Model model) {
            Diagnosis diagnosis = new Diagnostician(model).diagnose(evidences);
            NextStep next = new StepChooser(model).choose(evidences, diagnosis);
            return new Told(diagnosis.causes().stream().findFirst().map(RankedCause::cause), name(next));
        }

        private static String name(NextStep next) {
            return switch (next) {
                case NextStep.Ask(var question, var saves, var between) -> "ask " + question;
                case NextStep.Try(var step, var chance, var against) -> "try " + step;
                case NextStep.HandOver(var why, var likeliest, var left) -> why.name();
            };
        }

        Influence against(Told other, QuestionId question) {
            boolean cause = !this.cause.equals(other.cause);
            boolean next = !this.next.equals(other.next);
            return new Influence(question, 1, cause ? 1 : 0, next ? 1 : 0, cause || next ? 1 : 0);
        }
    }
}
