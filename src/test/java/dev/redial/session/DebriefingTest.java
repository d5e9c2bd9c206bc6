package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Experience.Tally;
import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.StepId;
import dev.redial.learning.Batch;
import dev.redial.learning.ExperienceLog;
import dev.redial.outcome.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ended cases are taken to teach. */
@QuarkusTest
class DebriefingTest {

    private static final StepId UNLOCK = new StepId("unlock-account");
    private static final CauseId LOCKED = new CauseId("account-locked");

    private final Sessions sessions;
    private final Debriefing debriefing;
    private final ExperienceLog learned;
    private final Clock clock;

    DebriefingTest(Sessions sessions, Debriefing debriefing, ExperienceLog learned, Clock clock) {
        this.sessions = sessions;
        this.debriefing = debriefing;
        this.learned = learned;
        this.clock = clock;
    }

    /** What this one case teaches: whatever waited before is out of the way. */
    private Experience taught(Outcome.Result result, Optional<StepId> named) {
        ended(result, named);
        return debriefing
                .pending(clock.instant())
                .map(Debriefing.Pending::batch)
                .map(Batch::experience)
                .orElseThrow();
    }

    private SessionToken ended(Outcome.Result result, Optional<StepId> named) {
        debriefing
                .pending(clock.instant())
                .ifPresent(waiting -> learned.dismiss(waiting.batch(), waiting.since(), waiting.until(), "test"));
        SessionToken token = sessions.open(
                        new Arrival(Optional.of(ErrorCode.of(0xd07)), Optional.empty(), Optional.empty(), false, "en"))
                .token();
        sessions.tried(token, UNLOCK, StepResult.FIXED);
        sessions.end(
                token,
                new Outcome(result, named.map(StepId::value), Optional.empty(), Optional.empty(), clock.instant()));
        return token;
    }

    @Test
    void aFixedCase_countsItsCauseAndItsStep() {
        Experience fixed = taught(Outcome.Result.FIXED, Optional.of(UNLOCK));
        assertThat(fixed.cases()).containsKey(LOCKED);
        assertThat(fixed.steps()
                        .getOrDefault(LOCKED, Map.of())
                        .getOrDefault(UNLOCK, new Tally(0, 1))
                        .failed())
                .isZero();
    }

    @Test
    void aCaseThatWasNotFixed_countsNoStepAsASuccess() {
        Experience gaveUp = taught(Outcome.Result.GAVE_UP, Optional.empty());
        assertThat(gaveUp.cases()).isEmpty();
        assertThat(gaveUp.steps().values())
                .allSatisfy(steps -> assertThat(steps.values())
                        .allSatisfy(tally -> assertThat(tally.fixed()).isZero()));
    }

    @Test
    void anErasedSession_teachesNothing() {
        SessionToken token = ended(Outcome.Result.FIXED, Optional.of(UNLOCK));
        assertThat(debriefing.pending(clock.instant())).isPresent();
        sessions.erase(token);
        assertThat(debriefing.pending(clock.instant())).isEmpty();
    }

    @Test
    void twoDecisionsOnTheSame_areOne() {
        taught(Outcome.Result.FIXED, Optional.of(UNLOCK));
        Debriefing.Pending seenByTwo = debriefing.pending(clock.instant()).orElseThrow();
        assertThat(learned.approve(seenByTwo.batch(), seenByTwo.since(), seenByTwo.until(), "first"))
                .isTrue();
        Experience once = learned.current();
        assertThat(learned.approve(seenByTwo.batch(), seenByTwo.since(), seenByTwo.until(), "second"))
                .isFalse();
        assertThat(learned.dismiss(seenByTwo.batch(), seenByTwo.since(), seenByTwo.until(), "third"))
                .isFalse();
        assertThat(learned.current()).isEqualTo(once);
        assertThat(learned.decisions().getFirst().by()).isEqualTo("first");
    }
}
