package dev.redial.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.probe.Observation.Delivery;
import dev.redial.probe.SkipReason;
import dev.redial.rdp.EncryptionLevel;
import dev.redial.rdp.ForeignService;
import dev.redial.rdp.GatewayTransport;
import dev.redial.target.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every finding has words in every language, and no words are left over. */
class FindingWordsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    /** Our own constants that stand in findings, and so need words too. */
    private static final Set<String> CONSTANTS = Stream.of(
                    Arrays.stream(SkipReason.values()).map(r -> "why." + r.id()),
                    Arrays.stream(ForeignService.values()).map(s -> "service." + s.word()),
                    Stream.of("direction.ahead", "direction.behind"),
                    Stream.of("on.host", "on.gateway"),
                    Arrays.stream(GatewayTrouble.values()).map(t -> "why." + t.id()),
                    Arrays.stream(GatewayTransport.values()).map(t -> "transports." + t.word()),
                    Stream.of("schemes.none", "to.same-server"),
                    Stream.of(
                                    "version",
                                    "status",
                                    "line",
                                    "field",
                                    "fold",
                                    "length",
                                    "chunk",
                                    "interim",
                                    "too-long",
                                    "challenge",
                                    "upgrade",
                                    "unfinished")
                            .map(word -> "detail.http-" + word),
                    Arrays.stream(EncryptionLevel.values()).map(l -> "level." + l.word()),
                    Arrays.stream(Delivery.values()).map(d -> "delivery." + d.id()),
                    Stream.of("checked.everything", "checked.itself-and-name", "checked.itself"),
                    Stream.of("level.unknown", "system.not-windows", "system.unknown"),
                    Stream.of("why.no-way-from-here", "phase.after-server-hello", "phase.after-certificate"))
            .flatMap(s -> s)
            .collect(Collectors.toSet());

    @ParameterizedTest
    @ValueSource(strings = {"finding.properties", "finding_de.properties"})
    void everyCodeAndConstant_hasWordsAndNothingElse(String file) throws IOException {
        Set<String> expected = new HashSet<>(CONSTANTS);
        Arrays.stream(FindingCode.values()).map(Enum::name).forEach(expected::add);

        Properties words = words(file);
        Set<String> variants = words.stringPropertyNames().stream()
                .filter(FindingWordsTest::isVariant)
                .collect(Collectors.toSet());
        assertThat(words.stringPropertyNames())
                .containsAll(expected)
                .isSubsetOf(Stream.concat(expected.stream(), variants.stream()).toList());
        assertThat(words.values()).noneMatch(w -> w.toString().isBlank());
    }

    /** For another severity than the usual, whose variant would hide the plain words, or for a fact that is not always there. */
    private static boolean isVariant(String key) {
        return Arrays.stream(FindingCode.values())
                .flatMap(code -> Stream.concat(
                                Arrays.stream(Severity.values())
                                        .filter(s -> s != code.severity())
                                        .map(Severity::id),
                                code.args().stream())
                        .map(variant -> code.name() + "." + variant))
                .anyMatch(key::equals);
    }

    @Test
    void languages_haveTheSameVariants() throws IOException {
        assertThat(words("finding_de.properties").stringPropertyNames())
                .isEqualTo(words("finding.properties").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"finding.properties", "finding_de.properties"})
    void placeholders_areArgumentsOfTheCode(String file) throws IOException {
        Properties words = words(file);
        for (FindingCode code : FindingCode.values()) {
            for (String key : words.stringPropertyNames()) {
                if (key.equals(code.name()) || key.startsWith(code.name() + ".")) {
                    assertThat(placeholders(words.getProperty(key))).as(key).isSubsetOf(code.args());
                }
            }
        }
    }

    @Test
    void text_isFilledInTheLanguageAskedFor() {
        Finding ssh = Finding.of(FindingCode.NOT_RDP, "service", "ssh");
        assertThat(FindingWords.text(ssh, Locale.ENGLISH)).contains("a remote command line (SSH)");
        assertThat(FindingWords.text(ssh, Locale.GERMAN)).contains("eine entfernte Befehlszeile (SSH)");
        assertThat(FindingWords.text(ssh, Locale.FRENCH)).isEqualTo(FindingWords.text(ssh, Locale.ENGLISH));
    }

    @Test
    void severityThatDiffers_hasItsOwnWords() {
        Finding usual = Finding.of(FindingCode.PORT_REFUSED, "port", "3389");
        assertThat(FindingWords.text(usual.as(Severity.WARNING), Locale.ENGLISH))
                .contains("one of several")
                .isNotEqualTo(FindingWords.text(usual, Locale.ENGLISH));
        assertThat(FindingWords.text(usual.as(Severity.NOTE), Locale.ENGLISH))
                .isEqualTo(FindingWords.text(usual, Locale.ENGLISH));
    }

    @Test
    void factThatIsNotAlwaysThere_bringsItsSentence() {
        Finding without = Finding.of(FindingCode.HOST_NAME_DIFFERS, "typed", "a.example", "computer", "b.example");
        Finding with = Finding.of(
                FindingCode.HOST_NAME_DIFFERS, "typed", "a.example", "computer", "b.example", "use", "b.example");
        assertThat(FindingWords.text(with, Locale.ENGLISH))
                .startsWith(FindingWords.text(without, Locale.ENGLISH))
                .endsWith("Connect to b.example instead, if that name leads to the same computer.");
    }

    @Test
    void whatAPeerSent_isNeverReadAsAPattern() {
        Finding finding = Finding.of(FindingCode.HOST_IDENTITY, "computer", "{domain} $1 \\", "domain", "CORP");
        assertThat(FindingWords.text(finding, Locale.ENGLISH)).contains("{domain} $1 \\");
    }

    @Test
    void factThatIsNotKnown_isADash() {
        assertThat(FindingWords.text(Finding.of(FindingCode.PORT_OPEN), Locale.ENGLISH))
                .contains("Port – accepts");
    }

    @Test
    void refusal_isToldInWords() {
        for (Refusal why : Refusal.values()) {
            Finding finding = Finding.of(FindingCode.TARGET_REFUSED, "reason", why.name());
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(FindingWords.text(finding, locale)).doesNotContain(why.name());
            }
        }
    }

    private static List<String> placeholders(String words) {
        return PLACEHOLDER
                .matcher(words)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src", "main", "resources", "messages", file))) {
            words.load(in);
        }
        return words;
    }
}
