package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Evidences;
import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Model;
import dev.redial.diagnosis.StepResult;
import dev.redial.figures.Influence;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;
import dev.redial.knowledge.KnowledgeLoader.Loaded;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionReviewTest {

    private static final Model MODEL =
            switch (KnowledgeLoader.load(new KnowledgeFiles().with(Path.of("src", "main", "resources", "knowledge")))) {
                case Loaded.Whole(var base) -> Model.of(base, Experience.none());
                case Loaded.Broken(var defects) -> throw new AssertionError(defects);
            };
    private static final QuestionId POWER = new QuestionId("host-power");

    private static List<Influence> reviewed(Map<QuestionId, String> answers, Map<StepId, StepResult> tried) {
        Evidences evidences = new Evidences(Optional.of(ErrorCode.of(0x204)), List.of(), answers, tried);
        return QuestionReview.influences(List.of(evidences), MODEL);
    }

    @Test
    void answerThatTellsAll_moves() {
        assertThat(reviewed(Map.of(POWER, "off-or-asleep"), Map.of()))
                .singleElement()
                .satisfies(i -> {
                    assertThat(i.question()).isEqualTo(POWER);
                    assertThat(i.answers()).isEqualTo(1);
                    assertThat(i.either()).isEqualTo(1);
                });
    }

    @Test
    void answerThatNobodyKnows_isNone() {
        assertThat(reviewed(Map.of(POWER, "unknown"), Map.of())).isEmpty();
    }

    @Test
    void questionThatIsNoMore_movesNothing() {
        assertThat(reviewed(Map.of(new QuestionId("gone"), "yes"), Map.of()))
                .containsExactly(new Influence(new QuestionId("gone"), 1, 0, 0, 0));
    }

    @Test
    void caseThatWasSolved_isLookedAtAsBefore() {
        Map<StepId, StepResult> solved = Map.of(new StepId("wake-host"), StepResult.FIXED);
        assertThat(reviewed(Map.of(POWER, "off-or-asleep"), solved))
                .isEqualTo(reviewed(Map.of(POWER, "off-or-asleep"), Map.of()));
    }
}
