package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secret of a session's link and the code that is read out on the telephone. */
class SessionCodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"7K3M-Q2XF", "7k3m-q2xf", " 7K3MQ2XF ", "7k 3m q2 xf", "7-K-3-M-Q-2-X-F"})
    void supportCode_isReadAsItWasHeard(String heard) {
        assertThat(SupportCode.read(heard)).contains(new SupportCode("7K3M-Q2XF"));
    }

    @Test
    void supportCode_mixesUpNoLettersWithDigits() {
        assertThat(SupportCode.read("OIL0-oil1")).contains(new SupportCode("0110-0111"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7K3M-Q2X", "7K3M-Q2XFF", "7K3M-Q2XU", "7K3M-Q2X!", "７K3M-Q2XF"})
    void supportCode_ofOtherShape_isNone(String heard) {
        assertThat(SupportCode.read(heard)).isEmpty();
    }

    @Test
    void supportCode_thatWeMake_isOneThatWeRead() {
        for (int i = 0; i < 100; i++) {
            SupportCode code = SupportCode.random();
            assertThat(SupportCode.read(code.value())).contains(code);
        }
    }

    @Test
    void token_isReadBackAndNeverTheSame() {
        Set<SessionToken> tokens = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            SessionToken token = SessionToken.random();
            assertThat(SessionToken.read(token.value())).contains(token);
            tokens.add(token);
        }
        assertThat(tokens).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "aaaaaaaaaaaaaaaaaaaaaaa'", "aaaaaaaaaaaaaaaaaaaaaaaaa", "äaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void token_ofOtherShape_isNone(String text) {
        assertThat(SessionToken.read(text)).isEmpty();
    }

    /** Logs must not open sessions, and neither may the database. */
    @Test
    void token_doesNotShowItself() {
        SessionToken token = SessionToken.random();
        assertThat(token.toString()).doesNotContain(token.value());
        assertThat(token.hash()).matches("[0-9a-f]{64}").isEqualTo(new SessionToken(token.value()).hash());
    }
}
