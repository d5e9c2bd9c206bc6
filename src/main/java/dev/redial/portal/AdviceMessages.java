package dev.redial.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around advice: why something is asked, how much evidence weighs, what would settle a cause, what a step changed; from {@code messages/advice*.properties}. */
@MessageBundle("advice")
public interface AdviceMessages {

    @Message
    String onlyYou();

    @Message
    String between();

    @Message
    String likelier(String times);

    @Message
    String lessLikely(String times);

    @Message
    String settledByAnswer();

    @Message
    String settledByStep();

    @Message
    String left();

    @Message
    String tell();

    @Message
    String deepTitle();

    @Message
    String deepWhy();

    @Message
    String testAgainTitle();

    @Message
    String testAgainWhy(String stages);

    @Message
    String comparedTitle();

    @Message
    String comparedSteps();

    @Message
    String comparedSame();

    @Message
    String stage();

    @Message
    String before();

    @Message
    String after();

    @Message
    String gone();

    @Message
    String come();
}
