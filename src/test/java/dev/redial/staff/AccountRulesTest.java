package dev.redial.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator may do to accounts, and what nobody may. */
class AccountRulesTest {

    private static final Set<StaffRole> ADMIN = EnumSet.of(StaffRole.ADMIN);
    private static final Set<StaffRole> SUPPORT = EnumSet.of(StaffRole.SUPPORT);

    private static StaffAccount account(String name, Set<StaffRole> roles, boolean disabled) {
        return new StaffAccount(name, roles, false, disabled, Instant.EPOCH, Instant.EPOCH, Optional.empty());
    }

    private final StaffAccount ada = account("ada", ADMIN, false);
    private final StaffAccount ben = account("ben", ADMIN, false);
    private final StaffAccount closed = account("closed", ADMIN, true);
    private final StaffAccount sue = account("sue", SUPPORT, false);

    private static AccountRules by(String name, StaffAccount... all) {
        return new AccountRules(List.of(all), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "a1", "ada.l", "ada-l_2", "abcdefghijabcdefghijabcdefghijabcdefghij"})
    void goodName_isTaken(String name) {
        assertThat(by("ben", ben).create(name, SUPPORT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "Ada",
                "ada l",
                "1ada",
                ".ada",
                "ada/l",
                "ada@example",
                "ädä",
                "аda",
                "ada\n",
                "<b>",
                "abcdefghijabcdefghijabcdefghijabcdefghijk"
            })
    void oddName_isRefused(String name) {
        assertThat(by("ben", ben).create(name, SUPPORT)).contains(Refusal.NAME_UNREADABLE);
    }

    @Test
    void newAccount_hasANameOfItsOwnAndARole() {
        assertThat(by("ben", ben, sue).create("sue", SUPPORT)).contains(Refusal.NAME_TAKEN);
        assertThat(by("ben", ben).create("sue", Set.of())).contains(Refusal.ROLE_MISSING);
    }

    @Test
    void rolesOfOthers_areChanged_butNotToNone() {
        assertThat(by("ada", ada, sue).give(sue, ADMIN)).isEmpty();
        assertThat(by("ada", ada, ben).give(ben, SUPPORT)).isEmpty();
        assertThat(by("ada", ada, sue).give(sue, Set.of())).contains(Refusal.ROLE_MISSING);
    }

    @Test
    void nobody_takesTheirOwnRightOrClosesTheirOwnAccount() {
        AccountRules rules = by("ada", ada, ben);
        assertThat(rules.give(ada, SUPPORT)).contains(Refusal.YOURSELF);
        assertThat(rules.disable(ada)).contains(Refusal.YOURSELF);
        assertThat(rules.newPassword(ada)).contains(Refusal.YOURSELF);
        assertThat(rules.give(ada, EnumSet.of(StaffRole.ADMIN, StaffRole.EDITOR)))
                .isEmpty();
    }

    /** By two administrators at once: the second finds the first gone, and is still served by the page that they opened before. */
    @Test
    void lastAdministrator_stays() {
        AccountRules rules = by("ben", ada, closed, sue);
        assertThat(rules.give(ada, SUPPORT)).contains(Refusal.LAST_ADMIN);
        assertThat(rules.disable(ada)).contains(Refusal.LAST_ADMIN);
        assertThat(rules.disable(sue)).isEmpty();
        assertThat(rules.give(closed, SUPPORT)).isEmpty();
    }

    @Test
    void roles_areReadAndWritten() {
        assertThat(StaffRole.read("admin,support")).containsExactlyInAnyOrder(StaffRole.ADMIN, StaffRole.SUPPORT);
        assertThat(StaffRole.read("root,,ADMIN")).isEmpty();
        assertThat(StaffRole.list(EnumSet.allOf(StaffRole.class)))
                .isEqualTo("support,analyst,editor,auditor,admin")
                .isEqualTo(String.join(
                        ",",
                        Arrays.stream(StaffRole.values()).map(StaffRole::id).toList()));
    }
}
