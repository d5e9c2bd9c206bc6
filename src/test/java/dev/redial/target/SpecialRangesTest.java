package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpecialRangesTest {
    private static final String HEAD = "# checked: 2026-11-22\n# rows: 2\nrange,refusal,private,source\n";
    private static final String V4 = "0.0.0.0/0,GLOBAL,listed,rest\n";
    private static final String V6 = "::/0,ADDR_NOT_GLOBAL_UNICAST,never,rest\n";

    /** A range in a string, or the JDK's own opinion on addresses. */
    private static final Pattern SECOND_LIST =
            Pattern.compile("\"[^\"\\n]*(\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9a-f]*:[0-9a-f:]*)/\\d+[^\"\\n]*\""
                    + "|\\.is(Any|Site|Link)Local(Address)?\\(|\\.isLoopbackAddress\\(|\\.isMulticastAddress\\(");

    @Test
    void files_areYoungerThan180Days() {
        for (String file : List.of(SpecialRanges.FILE, SpecialNames.FILE)) {
            assertThat(RuleFile.load(file).checked())
                    .as("%s: compare it with its sources and renew its date", file)
                    .isAfter(LocalDate.now().minusDays(180));
        }
    }

    @Test
    void code_holdsNoSecondList() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(SECOND_LIST);
            }
        }
    }

    @Test
    void secondList_isRecognised() {
        assertThat("List.of(\"10.0.0.0/8\")").containsPattern(SECOND_LIST);
        assertThat("range(\"fc00::/7\")").containsPattern(SECOND_LIST);
        assertThat("address.isSiteLocalAddress()").containsPattern(SECOND_LIST);
    }

    @Test
    void table_whole_isRead() {
        SpecialRanges ranges = new SpecialRanges(RuleFile.read(HEAD + V4 + V6, "x.csv"), "x.csv");
        assertThat(ranges.of(IpAddress.read("8.8.8.8").orElseThrow()).refusal()).isEmpty();
    }

    @Test
    void table_broken_namesTheDefect() {
        refused(HEAD + V4, "announces 2 rows, has 1");
        refused(V4 + V6, "announces no number of rows");
        refused("# rows: 2\nhead\n" + V4 + V6, "no date");
        refused("# checked: yesterday\n" + HEAD + V4 + V6, "'yesterday' is not a date");
        refused(HEAD + V4 + V4, "'0.0.0.0/0' stands there twice");
        refused(HEAD + V4 + "10.0.0.0/8,ADDR_PRIVATE,listed,RFC 1918\n", "no row for '::/0'");
        refused(HEAD + V4 + V6.replace("ADDR_NOT", "NOT"), "'NOT_GLOBAL_UNICAST' is not a refusal");
        refused(HEAD + V4 + V6.replace("never", "maybe"), "is not range,refusal,never|listed,source");
        refused(HEAD + V4 + V6.replace(",rest", ","), "is not range,refusal,never|listed,source");
        refused(HEAD + V4 + V6.replace("::/0", "::/129"), "'::/129' has no prefix length of 0 to 128");
        refused(HEAD + V4 + V6.replace("::/0", "10.0.0.1/8"), "'10.0.0.1/8' has bits set behind its prefix");
        refused(HEAD + V4 + V6.replace("::/0", "010.0.0.0/8"), "'010.0.0.0/8' is not an address range");
    }

    private static void refused(String text, String defect) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SpecialRanges(RuleFile.read(text, "x.csv"), "x.csv"))
                .withMessageContaining("x.csv")
                .withMessageContaining(defect);
    }
}
