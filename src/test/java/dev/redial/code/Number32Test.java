package dev.redial.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Number32Test {

    @ParameterizedTest
    @CsvSource({"0x904, 2308", "0Xffffffff, -1", "4294967295, -1", "-5, -5", "ff, 255", "12, 12", "' 7 ', 7"})
    void number(String text, int number) {
        assertThat(Number32.read(text, n -> false)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x",
                "-",
                "0x100000000",
                "4294967296",
                "-2147483649",
                "0x0000000000001", // 13 digits
                "00000000000000001", // 17 characters
                "0x٩",
                "g"
            })
    void noNumber(String text) {
        assertThat(Number32.read(text, n -> false)).isEmpty();
    }
}
