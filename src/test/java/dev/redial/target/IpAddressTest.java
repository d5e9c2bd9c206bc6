package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1::3:4:5:6:7:8, 1:0:3:4:5:6:7:8",
        "0001:0:0:2:0:0:0:3, 1:0:0:2::3",
        "::FFFF:1.2.3.4, ::ffff:102:304",
        "0001:0002:0003:0004:0005:0006:255.255.255.255, 1:2:3:4:5:6:ffff:ffff"
    })
    void v6(String typed, String text) {
        assertThat(IpAddress.read(typed))
                .hasValueSatisfying(address -> assertThat(address.text()).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "12345::",
                "1.2.3.4::",
                "1.2.3.4:5:6:7:8:9:a",
                "::1.2.3",
                "::1.2.3.4:5",
                ":1::2",
                "1::2:",
                "00001:0002:0003:0004:0005:0006:255.255.255.255"
            })
    void noAddress(String typed) {
        assertThat(IpAddress.read(typed)).isEmpty();
    }

    @Test
    void bytes_areFourOrSixteen() {
        assertThat(IpAddress.of(new byte[] {1, 2, 3, 4}).text()).isEqualTo("1.2.3.4");
        assertThat(IpAddress.of(new byte[16]).text()).isEqualTo("::");
        assertThatIllegalArgumentException().isThrownBy(() -> IpAddress.of(new byte[5]));
    }
}
