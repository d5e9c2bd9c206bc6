package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetConfigTest {
    @Test
    void defaults_arePublic() {
        TargetConfig config = DefaultSettings.of(TargetConfig.class);
        assertThat(config.policy()).isEqualTo(Scope.PUBLIC);
        assertThat(config.allow()).isEmpty();
        assertThat(config.deniedPorts()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(DefaultSettings.of(DnsConfig.class).servers()).isEmpty();
        assertThat(policy(Map.of())).isNotNull();
    }

    @Test
    void names_areThoseOfTheContract() {
        TargetConfig config = DefaultSettings.of(
                TargetConfig.class,
                Map.of(
                        "redial.target.policy", "private",
                        "redial.target.allow", "10.90.0.0/16,fd90::/64",
                        "redial.target.deny", "10.90.9.0/24",
                        "redial.target.ports", "3389",
                        "redial.target.denied-ports", "5000",
                        "redial.target.nat64-prefixes", "2606:fe00:64::/96",
                        "redial.target.strict", "true"));
        assertThat(config.policy()).isEqualTo(Scope.PRIVATE);
        assertThat(config.allow().orElseThrow()).containsExactly("10.90.0.0/16", "fd90::/64");
        assertThat(config.strict()).isTrue();
    }

    @Test
    void settings_broken_stopTheStartAndAreNamed() {
        for (String setting : new String[] {"allow", "deny", "nat64-prefixes", "ports", "denied-ports"}) {
            assertThatIllegalStateException()
                    .as(setting)
                    .isThrownBy(() -> policy(Map.of("redial.target." + setting, "10.0.0.0/33")))
                    .withMessageContaining("redial.target." + setting)
                    .withMessageContaining("10.0.0.0/33");
        }
        assertThatIllegalStateException().isThrownBy(() -> policy(Map.of("redial.target.ports", "4000-3000")));
        assertThatException()
                .isThrownBy(() -> policy(Map.of("redial.target.policy", "open")))
                .withMessageContaining("redial.target.policy");
    }

    private static TargetPolicy policy(Map<String, String> settings) {
        return new TargetPolicy(
                DefaultSettings.of(TargetConfig.class, settings),
                name -> {
                    throw new AssertionError("asked for " + name);
                },
                TestOptOuts.none(),
                Set::of);
    }
}
