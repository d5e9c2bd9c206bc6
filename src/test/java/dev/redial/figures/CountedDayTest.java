package dev.redial.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.figures.CountedDay.Due;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountedDayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final CountedDay LAST = new CountedDay(DAY, 5, 20, false);

    private static Due due(CountedDay last, CountedDay now, boolean recent, boolean expiring) {
        return CountedDay.due(Optional.of(last), now, recent, expiring);
    }

    @Test
    void dayThatChanged_isCounted() {
        assertThat(CountedDay.due(Optional.empty(), LAST, false, false)).isEqualTo(Due.COUNT);
        assertThat(due(LAST, new CountedDay(DAY, 5, 21, false), false, false)).isEqualTo(Due.COUNT);
        assertThat(due(LAST, new CountedDay(DAY, 4, 20, false), false, false)).isEqualTo(Due.COUNT);
    }

    @Test
    void dayThatDidNotChange_isLeftAlone() {
        assertThat(due(LAST, LAST, false, false)).isEqualTo(Due.NOTHING);
        assertThat(due(LAST, LAST, true, false)).isEqualTo(Due.COUNT);
    }

    @Test
    void dayWhoseSessionsGrowOld_isCountedForTheLastTime() {
        assertThat(due(LAST, LAST, false, true)).isEqualTo(Due.COUNT_AND_CLOSE);
        assertThat(CountedDay.due(Optional.empty(), LAST, false, true)).isEqualTo(Due.COUNT_AND_CLOSE);
    }

    @Test
    void dayWhoseSessionsHaveBegunToGo_staysAsItWas() {
        assertThat(due(LAST, new CountedDay(DAY, 4, 99, false), false, true)).isEqualTo(Due.CLOSE);
        assertThat(due(LAST, new CountedDay(DAY, 0, 0, false), true, true)).isEqualTo(Due.CLOSE);
    }

    @Test
    void closedDay_isNeverCountedAgain() {
        CountedDay now = new CountedDay(DAY, 50, 200, false);
        for (boolean yes : new boolean[] {true, false}) {
            assertThat(due(LAST.closing(), now, yes, yes)).isEqualTo(Due.NOTHING);
            assertThat(due(LAST.closing(), now, yes, !yes)).isEqualTo(Due.NOTHING);
        }
    }
}
