package dev.redial.desk;

import dev.redial.learning.Witness;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page on what outcomes teach ({@code messages/learning*.properties}). */
@MessageBundle("learning")
public interface LearningMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String none();

    @Message
    String waiting(int lessons, int clients);

    @Message
    String witness(Witness witness);

    @Message
    String leftOut(int lessons);

    @Message
    String suspicious(int largest);

    @Message
    String priors();

    @Message
    String priorsHint();

    @Message
    String nothingMoves();

    @Message
    String cause();

    @Message
    String unlisted();

    @Message
    String before();

    @Message
    String after();

    @Message
    String steps();

    @Message
    String stepsHint();

    @Message
    String step();

    @Message
    String trials();

    @Message
    String sessions();

    @Message
    String changed(int sessions, int looked);

    @Message
    String approve(int lessons);

    @Message
    String dismiss(int lessons);

    @Message
    String decideHint();

    @Message
    String byEditor();

    @Message
    String approvedNote();

    @Message
    String dismissedNote();

    @Message
    String stale();

    @Message
    String decisions();

    @Message
    String decisionsNone();

    @Message
    String decidedAt();

    @Message
    String decidedBy();

    @Message
    String verdict();

    @Message
    String approved();

    @Message
    String dismissed();

    @Message
    String lessons();

    @Message
    String clients();
}
