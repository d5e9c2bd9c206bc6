package dev.redial.desk;

import dev.redial.staff.Refusal;
import dev.redial.staff.StaffRole;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page on accounts ({@code messages/accounts*.properties}). */
@MessageBundle("accounts")
public interface AccountMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String elsewhere();

    @Message
    String state(AccountsView.State state);

    @Message
    String role(StaffRole role);

    @Message
    String means(StaffRole role);

    @Message
    String refusal(Refusal refusal);

    @Message
    String refused(String name);

    @Message
    String password(String name);

    @Message
    String passwordHint();

    @Message
    String name();

    @Message
    String you();

    @Message
    String roles();

    @Message
    String rolesHint();

    @Message
    String stateHead();

    @Message
    String lastSignIn();

    @Message
    String never();

    @Message
    String changedAt();

    @Message
    String lockedUntil(String until);

    @Message
    String change();

    @Message
    String changeOf(String name);

    @Message
    String giveRoles();

    @Message
    String disable();

    @Message
    String disableHint();

    @Message
    String enable();

    @Message
    String unlock();

    @Message
    String newPassword();

    @Message
    String newPasswordHint();

    @Message
    String ownPassword();

    @Message
    String create();

    @Message
    String nameHint();
}
