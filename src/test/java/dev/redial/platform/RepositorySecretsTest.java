package dev.redial.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No secret lies in the repository (REQUIREMENTS W-24). */
class RepositorySecretsTest {

    private static final int MOST_BYTES = 1_000_000;

    private static final List<Pattern> SECRETS = Stream.of(
                    "-----BEGIN (RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----",
                    "\\bAKIA[0-9A-Z]{16}\\b",
                    "\\bgh[pousr]_[A-Za-z0-9]{36,}",
                    "\\bglpat-[A-Za-z0-9_-]{20,}",
                    "\\bxox[abprs]-[A-Za-z0-9-]{10,}",
                    "\\bAIza[0-9A-Za-z_-]{35}\\b",
                    "\\bsk_live_[0-9A-Za-z]{20,}",
                    "\\beyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\.",
                    "(?im)^\\s*[a-z0-9.%_-]*(password|secret|encryption-key|csrf\\.key|token)\\s*[=:]\\s*['\"]?[A-Za-z0-9+/_-]{12,}['\"]?\\s*$",
                    "(?i)[a-z]+://[^/\\s:@\"'<>{}$]+:[^/\\s:@\"'<>{}$]{6,}@[a-z]")
            .map(Pattern::compile)
            .toList();

    /** Everything that git would take: what is built, fetched or kept beside is left out. */
    private static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path top :
                List.of(Path.of("src", "main"), Path.of("src", "docs"), Path.of("deploy"), Path.of(".github"))) {
            if (Files.exists(top)) {
                try (Stream<Path> all = Files.walk(top)) {
                    all.filter(Files::isRegularFile).forEach(found::add);
                }
            }
        }
        try (Stream<Path> root = Files.list(Path.of(""))) {
            root.filter(Files::isRegularFile).forEach(found::add);
        }
        return found;
    }

    private static List<String> secretsIn(String text) {
        return SECRETS.stream()
                .flatMap(p -> p.matcher(text).results())
                .map(r -> r.group().strip())
                .toList();
    }

    @Test
    void noFile_holdsASecret() throws IOException {
        List<Path> files = files();
        assertThat(files).hasSizeGreaterThan(100);
        for (Path file : files) {
            if (Files.size(file) < MOST_BYTES) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(secretsIn(text)).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void patterns_seeWhatTheyAreFor() {
        assertThat(secretsIn("-----BEGIN " + "PRIVATE KEY-----")).isNotEmpty();
        assertThat(secretsIn("redial.db.password=" + "hunter2hunter2")).isNotEmpty();
        assertThat(secretsIn("jdbc://user:" + "hunter2@db/x")).isNotEmpty();
        assertThat(secretsIn("redial.db.password=\nredial.keycloak.client-secret=${X}"))
                .isEmpty();
    }
}
