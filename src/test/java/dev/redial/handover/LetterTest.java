package dev.redial.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LetterTest {

    @Test
    void linesStay_andWhatHidesBecomesVisible() {
        Letter letter = new Letter("a\r\nBcc: b\u202Ec", "one\r\ntwo\tx\nthree\u0007\u2066\u2028four\uD800", "{}");
        assertThat(letter.subject()).isEqualTo("a\uFFFD\uFFFDBcc: b\uFFFDc");
        assertThat(letter.text()).isEqualTo("one\ntwo\tx\nthree\uFFFD\uFFFD\uFFFDfour\uFFFD");
    }

    @Test
    void tooMuch_isCutBetweenCharacters() {
        Letter letter = new Letter("\uD83D\uDE00".repeat(300), "x".repeat(200_000), "{}");
        assertThat(letter.subject()).hasSizeLessThanOrEqualTo(200).endsWith("\uD83D\uDE00…");
        assertThat(letter.text()).hasSize(100_000).endsWith("x…");
        assertThatIllegalArgumentException().isThrownBy(() -> new Letter("", "", "x".repeat(500_001)));
    }
}
