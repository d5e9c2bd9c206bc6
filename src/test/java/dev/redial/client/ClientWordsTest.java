package dev.redial.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.client.Judgement.Because;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every verdict and reason has words in every language, and no words are left over. */
class ClientWordsTest {

    private static final Set<String> KEYS = Stream.of(
                    Stream.of("title", "hint", "client", "verdict", "why", "unverified", "unverified-hint")
                            .map(h -> "heading." + h),
                    Arrays.stream(Verdict.values()).map(v -> "verdict." + v.id()),
                    Arrays.stream(Reason.values()).map(Enum::name),
                    Arrays.stream(Protection.values()).map(p -> "item." + p.token()),
                    Arrays.stream(CertificateFault.values()).map(f -> "item." + Words.of(f)))
            .flatMap(s -> s)
            .collect(Collectors.toSet());

    @ParameterizedTest
    @ValueSource(strings = {"client.properties", "client_de.properties"})
    void everyConstant_hasWordsAndNothingElse(String file) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src", "main", "resources", "messages", file))) {
            words.load(in);
        }
        assertThat(words.stringPropertyNames()).isEqualTo(KEYS);
        assertThat(words.values()).noneMatch(w -> w.toString().isBlank());
    }

    @Test
    void reason_isFilledInTheLanguageAskedFor() {
        Because because = new Because(Reason.PROTECTION_DIFFERS, Map.of("protections", "CredSSP, Entra"));
        assertThat(ClientWords.in(Locale.ENGLISH).text(because))
                .contains("accepts only sign-in before the desktop (NLA), sign-in with a work or school account");
        assertThat(ClientWords.in(Locale.GERMAN).text(because))
                .contains("Anmeldung vor dem Desktop (NLA), Anmeldung mit");
    }

    @Test
    void reasons_leaveNoGap() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            for (Reason reason : Reason.values()) {
                Map<String, String> all = Stream.of(
                                "version", "versions", "needed", "newest", "cipher", "protections", "faults")
                        .collect(Collectors.toMap(k -> k, k -> "1.2"));
                assertThat(ClientWords.in(locale).text(new Because(reason, all)))
                        .as(reason.name())
                        .doesNotContain("{")
                        .doesNotContain("()");
            }
        }
    }
}
