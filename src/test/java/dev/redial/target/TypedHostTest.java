package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TypedHostTest {
    @Test
    void name_beyondAscii_isShownBothWays() throws Unacceptable {
        HostName name = TypedHost.read("Bücher.example.net").name();
        assertThat(name.ascii()).isEqualTo("xn--bcher-kva.example.net");
        assertThat(name.unicode()).contains("bücher.example.net");
        assertThat(name.lookAlike()).isFalse();
        assertThat(TypedHost.read("xn--bcher-kva.example.net").name()).isEqualTo(name);
        assertThat(TypedHost.read("pc7.example.net").name().unicode()).isEmpty();
    }

    @Test
    void name_lettersOfOtherScriptsAmongLatin_isLookAlike() throws Unacceptable {
        assertThat(TypedHost.read("redial-c\u043erpus.com").name().lookAlike()).isTrue();
        assertThat(TypedHost.read("\u0440\u0430\u0443.example.net").name().lookAlike())
                .isTrue();
        assertThat(TypedHost.read("xn--80a5ak.example.net").name().lookAlike()).isTrue();
        assertThat(TypedHost.read("日本語.example.net").name().lookAlike()).isFalse();
        assertThat(TypedHost.read("faß.example.net").name().lookAlike()).isFalse();
    }

    @Test
    void digitsOfAnyScript_areNoAddressAndNoTopLevelDomain() {
        assertThat(refusal("८.८.४.४")).isEqualTo(Refusal.SYNTAX_OR_IDN);
        assertThat(refusal("۸.۸.۴.۴")).isEqualTo(Refusal.SYNTAX_OR_IDN);
    }

    @Test
    void invisibleCharacters_areRefused() {
        for (int invisible : new int[] {0x200b, 0x200e, 0x2060, 0x2066, 0xfe0f, 0xfeff, 0xe0001, 0xa0, 0x3000, 0x85}) {
            assertThat(refusal("pc" + Character.toString(invisible) + "7.example.net"))
                    .as(Integer.toHexString(invisible))
                    .isEqualTo(Refusal.BAD_CHARACTER);
        }
    }

    /** ICU's Punycode throws beyond 1 000 characters of a label. */
    @Test
    void label_longerThanPunycodeTakes_isTooLong() {
        assertThat(refusal("ü".repeat(1_001) + ".example")).isEqualTo(Refusal.LABEL_TOO_LONG);
        assertThat(refusal("xn--" + "9".repeat(2_100))).isEqualTo(Refusal.LABEL_TOO_LONG);
    }

    /** RFC 1035 section 2.3.4. */
    @Test
    void name_mostCharacters() {
        String label = "a".repeat(63);
        assertThat(refusal(label + ".example")).isNull();
        assertThat(refusal("a" + label + ".example")).isEqualTo(Refusal.LABEL_TOO_LONG);
        String most = String.join(".", label, label, label, "b".repeat(61));
        assertThat(refusal(most)).isNull();
        assertThat(refusal(most + "b")).isEqualTo(Refusal.NAME_TOO_LONG);
        assertThat(refusal("ü." + most)).isEqualTo(Refusal.NAME_TOO_LONG);
    }

    @Test
    void schemeWithoutSlashes_isNoHostWithPort() {
        assertThat(refusal("javascript:alert(1)")).isEqualTo(Refusal.SCHEME);
        assertThat(refusal("HTTP:pc7.example.net")).isEqualTo(Refusal.SCHEME);
        assertThat(refusal("rdp:3389")).as("a host of that name").isNull();
    }

    @Test
    void port_firstAndLast_areRead() throws Unacceptable {
        assertThat(TypedHost.read("pc7.example.net:1").port()).contains(new Port(1));
        assertThat(TypedHost.read("pc7.example.net:65535").port()).contains(new Port(65_535));
    }

    @Test
    void name_firstAndLastOfEachKindOfCharacter() throws Unacceptable {
        assertThat(TypedHost.read("AZaz09-_0.example.net").name().ascii()).isEqualTo("azaz09-_0.example.net");
        for (char beside : "@[`{/:,^".toCharArray()) {
            assertThat(refusal("a" + beside + "b.example.net"))
                    .as(String.valueOf(beside))
                    .isNotNull();
        }
    }

    @Test
    void port_oddSpellings_areRefused() {
        for (String odd : new String[] {"", "+3389", "-1", "03389", "3389.0", "3 389", "３３８９"}) {
            assertThat(refusal("pc7.example.net:" + odd)).as(odd).isIn(Refusal.PORT_SYNTAX, Refusal.BAD_CHARACTER);
        }
        for (String far : new String[] {"0", "65536", "99999", "4294970685"}) {
            assertThat(refusal("pc7.example.net:" + far)).as(far).isEqualTo(Refusal.PORT_RANGE);
        }
    }

    @Test
    void canonicalText_readsBackAsItself() throws Unacceptable {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            // Sparse bits, so that runs of zeros occur.
            IpAddress address = new IpAddress(true, random.nextLong() & mask(random), mask(random));
            assertThat(IpAddress.readV6(address.text())).contains(address);
            assertThat(TypedHost.read("[" + address.text() + "]:3389").name()).isEqualTo(new HostName.Literal(address));
        }
    }

    private static long mask(Random random) {
        long mask = 0;
        for (int group = 0; group < 4; group++) {
            mask = mask << 16 | (random.nextBoolean() ? 0xffff : 0);
        }
        return mask;
    }

    private static @Nullable Refusal refusal(String text) {
        try {
            assertThat(TypedHost.read(text)).isNotNull();
            return null;
        } catch (Unacceptable refused) {
            return refused.why();
        }
    }
}
