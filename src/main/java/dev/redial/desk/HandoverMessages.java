package dev.redial.desk;

import dev.redial.handover.Delivery;
import dev.redial.handover.Objection;
import dev.redial.handover.Problem;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page on passing a case on ({@code messages/handover*.properties}). */
@MessageBundle("handover")
public interface HandoverMessages {

    @Message
    String title(String code);

    @Message
    String back();

    @Message
    String nothingSet();

    @Message
    String lead();

    @Message
    String to();

    @Message
    String other();

    @Message
    String address();

    @Message
    String addressHint(String domains);

    @Message
    String note();

    @Message
    String noteHint();

    @Message
    String send();

    @Message
    String preview();

    @Message
    String previewHint();

    @Message
    String objectionTo(Objection objection);

    @Message
    String noteTooLong();

    @Message
    String done();

    @Message
    String doneNone();

    @Message
    String at();

    @Message
    String by();

    @Message
    String state();

    @Message
    String stateOf(Delivery.State state);

    @Message
    String tries();

    @Message
    String problem();

    @Message
    String problemOf(Problem problem);
}
