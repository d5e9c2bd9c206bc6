package dev.redial.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.ErrorCode;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;
import dev.redial.outcome.Outcome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetsTest {

    private static final KnowledgeBase KNOWN =
            switch (KnowledgeLoader.load(new KnowledgeFiles().with(Path.of("src", "main", "resources", "knowledge")))) {
                case KnowledgeLoader.Loaded.Whole(var base) -> base;
                case KnowledgeLoader.Loaded.Broken(var defects) -> throw new AssertionError(defects);
            };
    private static final ErrorCode RARE = ErrorCode.of(0xd07);

    /** Ten of the one code, two of the other. */
    private static Figures figures() {
        Case common = TestCases.ended(
                TestCases.CODE,
                "host-asleep",
                "reboot-host",
                Outcome.Result.FIXED,
                4,
                Optional.of(new Case.Forecast(0.72, true, "RETESTED")));
        List<Case> cases = Stream.concat(
                        Collections.nCopies(10, common).stream(),
                        Stream.of(
                                TestCases.arrived(RARE, Optional.of("kb-12")),
                                TestCases.ended(
                                        RARE,
                                        "account-locked",
                                        "unlock-account",
                                        Outcome.Result.NOT_FIXED,
                                        9,
                                        Optional.empty())))
                .toList();
        SortedMap<LocalDate, Map<String, Long>> days =
                new TreeMap<>(Map.of(LocalDate.of(2026, 11, 23), Map.of("ARRIVED", 12L, "TOLD", 11L, "FIXED", 10L)));
        return new Figures(RollUp.of(cases, Set.of("kb-12")), days, Optional.empty());
    }

    private static Sheet named(List<Sheet> sheets, String name) {
        return sheets.stream()
                .filter(s -> s.table().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void table_saysBothRatesWithTheirIntervals() {
        Sheet overall = named(Sheets.ofStaff(figures(), KNOWN, "en"), "overall");
        assertThat(overall.table().rows())
                .containsExactly(List.of("All", "12", "1", "11", "10", "90.9", "62.3", "98.4", "83.3", "55.2", "95.3"));
        assertThat(overall.drawing().orElseThrow().boxes()).hasSize(2);
    }

    @Test
    void charts_areDrawnWithinTheirBounds() {
        for (Sheet sheet : Sheets.ofStaff(figures(), KNOWN, "de")) {
            sheet.drawing().ifPresent(d -> {
                assertThat(d.lines()).allSatisfy(l -> {
                    assertThat(l.x1()).isBetween(0, d.width());
                    assertThat(l.x2()).isBetween(0, d.width());
                    assertThat(l.y1()).isBetween(0, d.height());
                    assertThat(l.y2()).isBetween(0, d.height());
                });
                assertThat(d.boxes()).allSatisfy(b -> {
                    assertThat(b.width()).isNotNegative();
                    assertThat(b.x() + b.width()).isBetween(0, d.width());
                });
                assertThat(d.said()).isNotBlank();
            });
        }
    }

    @Test
    void everyRow_isAsWideAsItsHead() {
        for (Sheet sheet : Sheets.ofStaff(figures(), KNOWN, "en")) {
            assertThat(sheet.table().rows())
                    .as(sheet.table().name())
                    .allSatisfy(
                            row -> assertThat(row).hasSameSizeAs(sheet.table().head()));
        }
    }

    @Test
    void smallGroups_areNotForEverybody() {
        List<Sheet> open = Sheets.open(figures(), KNOWN, "en");
        assertThat(open).extracting(s -> s.table().name()).doesNotContain("articles", "empty-search", "unknown-code");
        assertThat(open.toString())
                .contains("0x904/0x7")
                .doesNotContain("0xd07")
                .doesNotContain("kb-12");
        assertThat(named(open, "steps").table().rows()).hasSize(1);
        assertThat(named(open, "causes").table().rows()).hasSize(1);
    }

    @Test
    void lessThanTen_isNothingForEverybody() {
        Figures few = new Figures(
                RollUp.of(List.of(TestCases.arrived(RARE, Optional.empty())), Set.of()),
                new TreeMap<>(),
                Optional.empty());
        assertThat(Sheets.open(few, KNOWN, "en")).allSatisfy(s -> {
            assertThat(s.table().rows()).isEmpty();
            assertThat(s.drawing()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void nothing_isShownAsNothing(String language) {
        Figures nothing = new Figures(Map.of(), new TreeMap<>(), Optional.empty());
        assertThat(Sheets.ofStaff(nothing, KNOWN, language))
                .hasSize(12)
                .allSatisfy(s -> assertThat(s.title()).isNotBlank());
    }

    @Test
    void calibration_saysWhoConfirms() {
        Sheet sheet = named(Sheets.ofStaff(figures(), KNOWN, "en"), "calibration");
        assertThat(sheet.table().head()).endsWith("Confirmed by a test");
        assertThat(sheet.table().rows().get(7))
                .containsExactly("70–80 %", "10", "72.0", "10", "100.0", "72.2", "100.0", "10");
        assertThat(sheet.drawing().orElseThrow().dots()).hasSize(1);
    }
}
