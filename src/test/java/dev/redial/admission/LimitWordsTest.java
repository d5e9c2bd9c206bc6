package dev.redial.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitWordsTest {

    private static final LimitWords ENGLISH = LimitWords.in(Locale.ENGLISH);

    private static String again(Duration after) {
        String text = ENGLISH.text(new Turned(Limit.BUSY, after));
        return text.substring(text.lastIndexOf(" in ") + 4);
    }

    @Test
    void time_isSaidAsPeopleSayItAndNeverTooShort() {
        assertThat(again(Duration.ZERO)).isEqualTo("one second.");
        assertThat(again(Duration.ofMillis(1_001))).isEqualTo("2 seconds.");
        assertThat(again(Duration.ofSeconds(119))).isEqualTo("119 seconds.");
        assertThat(again(Duration.ofSeconds(121))).isEqualTo("3 minutes.");
        assertThat(again(Duration.ofHours(23).plusSeconds(1))).isEqualTo("24 hours.");
    }

    @ParameterizedTest
    @EnumSource(Limit.class)
    void everyLimit_hasWordsInBothLanguages(Limit limit) {
        Turned turned = new Turned(limit, Duration.ofSeconds(40));
        assertThat(ENGLISH.text(turned))
                .endsWith("Please try again in 40 seconds.")
                .doesNotContain("{", "''");
        assertThat(LimitWords.in(Locale.GERMAN).text(turned))
                .contains("40 Sekunden")
                .doesNotContain("{");
    }

    @Test
    void bothLanguages_haveTheSameKeys() {
        assertThat(ResourceBundle.getBundle("messages.limit", Locale.GERMAN).keySet())
                .isEqualTo(
                        ResourceBundle.getBundle("messages.limit", Locale.ROOT).keySet());
    }
}
