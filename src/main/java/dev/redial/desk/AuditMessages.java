package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditChain;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the trail of what staff did ({@code messages/audit*.properties}). */
@MessageBundle("audit")
public interface AuditMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String action(AuditAction action);

    @Message
    String fault(AuditChain.Fault fault);

    @Message
    String holds(long entries);

    @Message
    String broken(long number);

    @Message
    String endsWith();

    @Message
    String verify();

    @Message
    String export();

    @Message
    String exportHint();

    @Message
    String number();

    @Message
    String at();

    @Message
    String who();

    @Message
    String what();

    @Message
    String subject();

    @Message
    String detail();

    @Message
    String hash();

    @Message
    String any();

    @Message
    String narrow();

    @Message
    String narrowAll();

    @Message
    String none();

    @Message
    String older();
}
