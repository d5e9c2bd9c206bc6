package dev.redial.rdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00,
                0x09,
                0x0a,
                0x0d,
                0x1b,
                0x7f,
                0x80,
                0x85,
                0x9b,
                0x9f, // C0, DEL, C1
                0x061c,
                0x200e,
                0x200f,
                0x202a,
                0x202e,
                0x2066,
                0x2069, // bidi
                0x00ad,
                0x200b,
                0x200c,
                0x200d,
                0x2060,
                0xfeff,
                0x180e,
                0xe0041, // zero-width
                0x2028,
                0x2029, // line and paragraph separators
                0x034f,
                0x115f,
                0x1160,
                0x3164,
                0xffa0,
                0x17b4,
                0x17b5,
                0x180b,
                0xfe0f,
                0xe0100,
                0x2800, // blank letters
                0xd800,
                0xdfff, // surrogates without partner
                0xe000,
                0xfffe,
                0xffff,
                0x1ffff // private use, not characters
            })
    void unseen_isReplacedVisibly(int character) {
        String text = "a" + Character.toString(character) + "b";
        assertThat(PeerText.clean(text)).isEqualTo("a\ufffdb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PC7", "pc-7.corp.example", "Büro 3", "会議室", "قاعة", "😀", "<b>&'\"", "e\u0301"})
    void seen_staysAsItIs(String text) {
        assertThat(PeerText.clean(text)).isEqualTo(text);
    }

    @Test
    void text_atTheLimit() {
        assertThat(PeerText.clean("x".repeat(255))).isEqualTo("x".repeat(255));
        assertThat(PeerText.clean("x".repeat(256))).isEqualTo("x".repeat(254) + "…");
    }

    @Test
    void text_cutAtAPair_leavesNoHalfOfIt() {
        assertThat(PeerText.clean("x".repeat(253) + "😀" + "x")).isEqualTo("x".repeat(253) + "…");
        assertThat(PeerText.clean("x".repeat(254) + "😀")).isEqualTo("x".repeat(254) + "…");
        assertThat(PeerText.clean("x".repeat(253) + "😀")).hasSize(255).endsWith("😀");
    }
}
