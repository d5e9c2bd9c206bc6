package dev.redial.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void generated_isLongAndNeverTheSame() {
        assertThat(Passwords.generated()).matches("[a-km-np-z2-9o]{24}").isNotEqualTo(Passwords.generated());
    }

    @Test
    void hash_knowsItsPasswordOnly() {
        String hash = Passwords.hash("correct horse battery");
        assertThat(hash).startsWith("$2a$12$");
        assertThat(Passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(Passwords.matches("correct horse batterY", hash)).isFalse();
    }

    /** bcrypt would read its first 72 bytes and call it right. */
    @Test
    void password_longerThanBcryptReads_isWrong() {
        String all = "x".repeat(72);
        String hash = Passwords.hash(all);
        assertThat(Passwords.matches(all, hash)).isTrue();
        assertThat(Passwords.matches(all + "y", hash)).isFalse();
    }

    @Test
    void nobody_hasNoPassword() {
        assertThat(Passwords.matchesNobody("")).isFalse();
    }
}
