package dev.redial.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.staff.StaffRole;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RolesTest {

    /** Annotations need constants, accounts need a closed list. */
    @Test
    void rolesOfAccounts_areThoseOfTheDesk() {
        assertThat(Arrays.stream(StaffRole.values()).map(StaffRole::id))
                .containsExactly(
                        DeskRoles.SUPPORT, DeskRoles.ANALYST, DeskRoles.EDITOR, DeskRoles.AUDITOR, DeskRoles.ADMIN);
    }
}
