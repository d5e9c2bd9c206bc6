package dev.redial.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cases are found by. */
class TermTest {

    private static List<String> words(String text) {
        return Term.words(text).map(Term::text).toList();
    }

    private static List<String> named(String host) {
        return Term.named(Term.Kind.HOST, host).map(Term::text).distinct().toList();
    }

    @Test
    void text_isFoundByItsWordsAndByWhatStandsTogether() {
        assertThat(words("See PC7.example.org, it's 0x904/0x7!"))
                .contains("see", "pc7.example.org", "pc7", "example", "org", "0x904/0x7", "0x904", "0x7")
                .doesNotContain("", "pc7.example.org,");
        assertThat(words("  ,.; ")).isEmpty();
        assertThat(words("Größe 中文 ＰＣ７")).contains("größe", "中文", "pc7");
    }

    @Test
    void searchedChunk_isOneOfTheStoredOnes() {
        for (String typed : List.of("PC7.example.org", "0x904/0x7", "kb-12", "CERTIFICATE_EXPIRED", "192.0.2.7")) {
            assertThat(Term.words("x " + typed + ". y")).as(typed).containsAll(Term.wanted(typed)::iterator);
        }
    }

    @Test
    void host_isFoundByItsFirstLabelAndItsDomains() {
        assertThat(named("PC7.ad.example.org"))
                .containsExactlyInAnyOrder("pc7", "pc7.ad.example.org", "ad.example.org", "example.org", "org");
        assertThat(named("192.0.2.7")).containsExactly("192.0.2.7");
        assertThat(named("2001:db8::7")).containsExactly("2001:db8::7");
        assertThat(named(" ")).isEmpty();
    }

    @Test
    void beginning_holdsAllThatBeginSo_andNothingElse() {
        Term beginning = new Term(Term.Kind.WORD, "pc");
        assertThat(within(beginning, new Term(Term.Kind.WORD, "pc"))).isTrue();
        assertThat(within(beginning, new Term(Term.Kind.WORD, "pcÿ中"))).isTrue();
        assertThat(within(beginning, new Term(Term.Kind.WORD, "pd"))).isFalse();
        assertThat(within(beginning, new Term(Term.Kind.TAG, "pc"))).isFalse();
    }

    private static boolean within(Term beginning, Term term) {
        return Arrays.compareUnsigned(term.bytes(), beginning.bytes()) >= 0
                && Arrays.compareUnsigned(term.bytes(), beginning.end()) < 0;
    }

    @Test
    void longText_isCutNotRefused() {
        Term term = new Term(Term.Kind.WORD, "ä".repeat(5_000));
        assertThat(term.bytes()).hasSizeLessThanOrEqualTo(120);
        assertThat(Term.read(new Term(Term.Kind.GATEWAY, "gw.example.org").bytes()))
                .isEqualTo(new Term(Term.Kind.GATEWAY, "gw.example.org"));
    }

    @Test
    void network_isWideEnoughForASite() {
        assertThat(Networks.of("192.0.2.7")).contains("192.0.2.0/24");
        assertThat(Networks.of("2001:db8:1:2::7")).contains("2001:db8:1::/48");
        assertThat(Networks.of("::1")).isEmpty();
        assertThat(Networks.of("pc7")).isEmpty();
    }

    @Test
    void tag_isOneWord() {
        assertThat(Casework.readTag(" Head Office ")).contains("head-office");
        assertThat(Casework.readTag("<b>")).isEmpty();
        assertThat(Casework.readTag("")).isEmpty();
        assertThat(Casework.readTag("x".repeat(41))).isEmpty();
    }
}
