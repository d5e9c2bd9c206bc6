package dev.redial.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionKeyTest {

    private static final String NAME = "quarkus.http.auth.session.encryption-key";

    @Test
    void key_isMadeUpAnewAndLong() {
        assertThat(new SessionKey().getValue(NAME)).hasSize(44).isNotEqualTo(new SessionKey().getValue(NAME));
    }

    @Test
    void key_isNotListed() {
        SessionKey source = new SessionKey();
        assertThat(source.getPropertyNames()).isEmpty();
        assertThat(source.getValue("quarkus.http.port")).isNull();
    }
}
