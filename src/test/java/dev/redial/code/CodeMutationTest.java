package dev.redial.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Mutator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pasted errors, spoiled: reading them keeps its {@link CodePromises}. */
@Tag("deeper")
class CodeMutationTest {

    private static final String ALPHABET = "0123456789abcdefxX:：() /-\n=Reason代码Code\u0000\uD800";

    @Test
    void spoiledTexts_areReadOrHoldNoCode() {
        String[] good = {
            "Error code: 0x904\nExtended error code: 0x7",
            "0x904/0x7",
            "904 7",
            "516",
            "(Reason= -1073741715)",
            "An error (Code: 0x80080005)",
            "错误代码：0x204",
            "returned code is 0002000D",
            "0x800004005"
        };
        Mutator mutator = new Mutator(904);
        int understood = 0;
        for (int i = 0; i < Mutator.ROUNDS; i++) {
            understood += CodePromises.code(mutator.mutate(good[i % good.length], ALPHABET)) ? 1 : 0;
        }
        assertThat(understood).isBetween(Mutator.ROUNDS / 20, Mutator.ROUNDS * 19 / 20);
    }
}
