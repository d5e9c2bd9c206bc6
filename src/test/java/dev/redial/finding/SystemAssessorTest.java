package dev.redial.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.rdp.NtlmChallenge;
import dev.redial.rdp.NtlmFlags;
import dev.redial.rdp.OsBuild;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which system a build stands for, and since when it has no support. */
class SystemAssessorTest {

    /** As Windows sends them. */
    private static final int WINDOWS = 0xE28A8235;

    /** Our own, sent back. */
    private static final int FREERDP = 0xE288A235;

    private static final SystemAssessor SYSTEMS = new SystemAssessor();

    @ParameterizedTest
    @CsvSource({
        "7601, Windows 7 SP1 / Windows Server 2008 R2 SP1",
        "9600, Windows 8.1 / Windows Server 2012 R2",
        "14393, Windows 10 1607 / Windows Server 2016",
        "17763, Windows 10 1809 / Windows Server 2019",
        "20348, Windows Server 2022",
        "26100, Windows 11 24H2 / Windows Server 2025",
        "12345, unknown"
    })
    void build_hasItsNames(int build, String name) {
        assertThat(SYSTEMS.system(challenge(build, WINDOWS))).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        // The last day of support is still one.
        "7601, 2021-10-12,",
        "7601, 2021-10-13, 2021-10-12",
        "9600, 2023-10-10,",
        "9600, 2023-10-11, 2023-10-10",
        // Windows 10 1607 has ended long since, Server 2016 has not.
        "14393, 2026-12-31,",
        "14393, 2027-01-13, 2027-01-12",
        "19044, 2026-11-22,",
        "19045, 2026-11-22, 2025-10-14",
        "22631, 2026-11-22, 2026-11-10",
        "26100, 2030-01-01,",
        // Its end is not in our list, or the build is not.
        "26300, 2040-01-01,",
        "12345, 2040-01-01,"
    })
    void support_endsWithTheLastProduct(int build, String today, String since) {
        Optional<Finding> finding =
                SYSTEMS.endOfSupport(challenge(build, WINDOWS), Instant.parse(today + "T23:59:59Z"));
        assertThat(finding.map(f -> f.args().get("since"))).isEqualTo(Optional.ofNullable(since));
    }

    @ParameterizedTest
    @ValueSource(ints = {7601, 22631})
    void freeRdpsServer_isNotTakenForWindows(int build) {
        NtlmChallenge challenge = challenge(build, FREERDP);
        assertThat(SYSTEMS.system(challenge)).contains("not-windows");
        assertThat(SYSTEMS.endOfSupport(challenge, Instant.parse("2040-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void challengeWithoutBuild_saysNothing() {
        assertThat(SYSTEMS.system(challenge(Optional.empty(), WINDOWS))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # rows: 2 | 10.0.1,W,2020-01-01,yes,,https://a.example | has 1 rows
            # rows: 1 | 10.0,W,2020-01-01,yes,,https://a.example | is not build,product
            # rows: 1 | 10.0.1,W,2020-13-01,yes,,https://a.example | is not a date
            # rows: 1 | 10.0.1,W,2020-01-01,maybe,,https://a.example | neither yes nor no
            # rows: 1 | 10.0.1,W,2020-01-01,yes,,somewhere | has no source
            """, commentCharacter = '~')
    void brokenTable_isNamed(String rows, String row, String defect) {
        assertThatThrownBy(() -> OsBuilds.read(rows + "\nhead\n" + row + "\n")).hasMessageContaining(defect);
    }

    private static NtlmChallenge challenge(int build, int flags) {
        OsBuild told = new OsBuild(build < 9000 ? 6 : build == 9600 ? 6 : 10, minor(build), build);
        return challenge(Optional.of(told), flags);
    }

    private static int minor(int build) {
        return switch (build) {
            case 7601 -> 1;
            case 9600 -> 3;
            default -> 0;
        };
    }

    private static NtlmChallenge challenge(Optional<OsBuild> build, int flags) {
        return new NtlmChallenge(
                Optional.empty(),
                Optional.of("PC7"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                build,
                new NtlmFlags(flags));
    }
}
