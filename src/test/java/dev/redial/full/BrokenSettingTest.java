package dev.redial.full;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T-23: a policy that cannot be read stops the start of the packaged program, which says what is wrong. */
@Tag("full")
class BrokenSettingTest {

    @TempDir
    Path folder;

    @Test
    void policy_unreadable_stopsTheStart() {
        Map<String, String> broken = Map.of(
                "redial.target.allow", "10.0.0.0/33",
                "redial.dns.servers", "ns1.example.net");
        broken.forEach((setting, value) -> {
            try (Processes processes = new Processes(folder)) {
                assertThatExceptionOfType(AssertionError.class)
                        .as(setting)
                        .isThrownBy(() -> RunningRedial.start(
                                processes, Map.of(setting, value, "redial.db.url", "jdbc:h2:mem:broken")))
                        .withMessageContaining("ended")
                        .withMessageContaining(setting)
                        .withMessageContaining(value);
            }
        });
    }
}
