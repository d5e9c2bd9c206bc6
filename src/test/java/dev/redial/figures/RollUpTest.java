package dev.redial.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.StepResult;
import dev.redial.outcome.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RollUpTest {

    private static final ErrorCode OTHER = ErrorCode.of(0xd07);

    private static final List<Case> CASES = List.of(
            TestCases.arrived(TestCases.CODE, Optional.of("kb-12")),
            TestCases.arrived(TestCases.CODE, Optional.of("a-secret-link")),
            ended("host-asleep", Outcome.Result.FIXED, 3, 0.85, true),
            ended("host-asleep", Outcome.Result.FIXED, 9, 0.81, false),
            ended("unlisted-cause", Outcome.Result.NOT_FIXED, 5, 0, false),
            TestCases.ended(OTHER, "account-locked", "unlock-account", Outcome.Result.GAVE_UP, 70, Optional.empty()));

    private static Case ended(String cause, Outcome.Result result, int minutes, double said, boolean cameTrue) {
        Optional<Case.Forecast> forecast = result == Outcome.Result.FIXED
                ? Optional.of(new Case.Forecast(said, cameTrue, "CLAIMED"))
                : Optional.empty();
        return TestCases.ended(TestCases.CODE, cause, "reboot-host", result, minutes, forecast);
    }

    private static Figures figures(Map<Key, Long> counts) {
        return new Figures(counts, new TreeMap<>(), Optional.empty());
    }

    @Test
    void sessions_areCountedByHowFarTheyCame() {
        Figures.Group all = figures(RollUp.of(CASES, Set.of("kb-12"))).all();
        assertThat(Stream.of(Milestone.values()).map(all::reached)).containsExactly(6L, 4L, 4L, 4L, 4L, 4L, 2L);
        assertThat(all.ofTold()).isEqualTo(new Rate(2, 4));
        assertThat(all.ofAll()).isEqualTo(new Rate(2, 6));
    }

    @Test
    void groups_areThoseWithMostSessionsFirst() {
        Figures figures = figures(RollUp.of(CASES, Set.of("kb-12")));
        assertThat(figures.groups(Kind.CODE))
                .extracting(Figures.Group::subject, Figures.Group::ofTold)
                .containsExactly(tuple("0x904/0x7", new Rate(2, 3)), tuple("0xd07", new Rate(0, 1)));
        assertThat(figures.groups(Kind.CAUSE))
                .extracting(Figures.Group::subject)
                .containsExactly("", "host-asleep", "account-locked", "unlisted-cause");
    }

    @Test
    void articleThatMayNotBeNamed_isOneOfTheOthers() {
        assertThat(figures(RollUp.of(CASES, Set.of("kb-12"))).groups(Kind.ARTICLE))
                .extracting(Figures.Group::subject)
                .containsExactlyInAnyOrder("kb-12", Key.OTHERS);
    }

    @Test
    void steps_areCountedByWhatBecameOfThem() {
        Figures.Tried reboot = figures(RollUp.of(CASES, Set.of())).steps().getFirst();
        assertThat(reboot.step().value()).isEqualTo("reboot-host");
        assertThat(reboot.success()).isEqualTo(new Rate(2, 3));
        assertThat(reboot.times(StepResult.SKIPPED)).isZero();
    }

    @Test
    void minutes_areOfThoseThatWereFixed() {
        Figures figures = figures(RollUp.of(CASES, Set.of()));
        assertThat(figures.medianMinutes()).hasValue(3);
        assertThat(figures.took()).containsExactly(new Figures.Took("0x904/0x7", 2, 3));
    }

    @Test
    void forecasts_areCountedByTheirTenth() {
        Figures figures = figures(RollUp.of(CASES, Set.of()));
        List<Calibration.Said> bins = figures.calibration(figures.witnesses());
        assertThat(bins).hasSize(10);
        assertThat(bins.get(8).right()).isEqualTo(new Rate(1, 2));
        assertThat(bins.get(8).said()).isCloseTo(0.83, within(0.0001));
        assertThat(bins.stream().mapToLong(b -> b.right().of()).sum()).isEqualTo(2);
    }

    @Test
    void probabilityOfOne_isInTheLastTenth() {
        assertThat(Calibration.bin(1).number()).isEqualTo(9);
        assertThat(Calibration.bin(0).number()).isZero();
        assertThat(Calibration.bin(0.3).number()).isEqualTo(3);
    }

    @Test
    void rareCodesOfACrowd_areOne() {
        List<Case> crowd = IntStream.range(0, RollUp.MOST_CODES + 50)
                .mapToObj(code -> TestCases.arrived(ErrorCode.of(code), Optional.empty()))
                .toList();
        Map<String, Long> arrived = figures(RollUp.of(crowd, Set.of())).groups(Kind.CODE).stream()
                .collect(Collectors.toMap(Figures.Group::subject, g -> g.reached(Milestone.ARRIVED)));
        assertThat(arrived).hasSize(RollUp.MOST_CODES + 1).containsEntry(Key.OTHERS, 50L);
    }

    @Test
    void weeks_beginOnMonday() {
        Map<String, Long> day = Map.of("ARRIVED", 2L, "TOLD", 1L, "FIXED", 1L);
        TreeMap<LocalDate, Map<String, Long>> days = new TreeMap<>(Map.of(
                LocalDate.of(2026, 11, 22), day, // a Sunday
                LocalDate.of(2026, 11, 23), day,
                LocalDate.of(2026, 11, 27), day));
        assertThat(new Figures(Map.of(), days, Optional.empty()).weeks())
                .extracting(Figures.Group::subject, g -> g.reached(Milestone.ARRIVED))
                .containsExactly(tuple("2026-11-16", 2L), tuple("2026-11-23", 4L));
    }

    @Test
    void nothing_amountsToNothing() {
        Figures nothing = figures(RollUp.of(List.of(), Set.of()));
        assertThat(nothing.sums()).isEmpty();
        assertThat(nothing.all().ofAll().known()).isFalse();
        assertThat(nothing.medianMinutes()).isEmpty();
        assertThat(nothing.weeks()).isEmpty();
    }
}
