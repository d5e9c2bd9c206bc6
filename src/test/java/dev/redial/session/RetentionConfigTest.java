package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionConfigTest {

    /** As a package maps it that keeps something of its own. */
    @ConfigMapping(prefix = "redial.retention")
    interface Elsewhere {
        @WithDefault("30")
        int recordDays();
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(RetentionConfig.class)
                .withMapping(Elsewhere.class)
                .build();
    }

    @Test
    void defaults_areThoseOfTheRequirements() {
        RetentionConfig days = config(Map.of()).getConfigMapping(RetentionConfig.class);
        assertThat(days.sessionDays()).isEqualTo(30);
        assertThat(days.recordDays()).isEqualTo(30);
        assertThat(days.auditDays()).isEqualTo(365);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "365", " 30 "})
    void days_fromOneToAYearAreTaken(String days) {
        assertThat(config(Map.of("redial.retention.session-days", days))
                        .getConfigMapping(RetentionConfig.class)
                        .sessionDays())
                .isEqualTo(Integer.parseInt(days.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "366", "-1", "+5", "1.5", "P30D", "ever", "99999999999", "٣٠"})
    void otherDays_stopTheStart(String days) {
        assertThatThrownBy(() -> config(Map.of("redial.retention.session-days", days)))
                .hasMessageContaining("redial.retention.session-days")
                .hasMessageContaining("must be a number of days from 1 to 365");
    }

    @Test
    void mappingOfAnotherPackage_mayKnowLess() {
        SmallRyeConfig both = config(Map.of("redial.retention.session-days", "5", "redial.retention.record-days", "7"));
        assertThat(both.getConfigMapping(RetentionConfig.class).sessionDays()).isEqualTo(5);
        assertThat(both.getConfigMapping(Elsewhere.class).recordDays()).isEqualTo(7);
    }

    @Test
    void misspeltSetting_stopsTheStart() {
        assertThatThrownBy(() -> config(Map.of("redial.retention.sesion-days", "5")))
                .hasMessageContaining("redial.retention.sesion-days");
    }
}
