package dev.redial.figures;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Cases for tests. */
public final class TestCases {

    public static final ErrorCode CODE = ErrorCode.of(0x904, 7);

    private TestCases() {}

    /** Came with a code and left. */
    public static Case arrived(ErrorCode code, Optional<String> article) {
        return new Case(Optional.of(code), Optional.empty(), article, false, false, false, Map.of(), Optional.empty());
    }

    /** Went the whole way. @param step the one that was tried */
    public static Case ended(
            ErrorCode code,
            String cause,
            String step,
            Outcome.Result result,
            int minutes,
            Optional<Case.Forecast> forecast) {
        StepResult became = result == Outcome.Result.FIXED ? StepResult.FIXED : StepResult.NOT_FIXED;
        return new Case(
                Optional.of(code),
                Optional.of(cause),
                Optional.empty(),
                true,
                true,
                true,
                Map.of(new StepId(step), became),
                Optional.of(new Case.Ending(result, Duration.ofMinutes(minutes), forecast)));
    }
}
