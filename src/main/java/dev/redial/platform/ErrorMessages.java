package dev.redial.platform;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of error pages, from {@code messages/error*.properties}. */
@MessageBundle("error")
public interface ErrorMessages {

    @Message
    String title(ErrorPages.Kind kind);

    @Message
    String text(ErrorPages.Kind kind);

    @Message
    String reference(String number);

    @Message
    String home();

    @Message
    String staleTitle();

    @Message
    String staleText();

    @Message
    String staleSend();

    @Message
    String staleAgain();

    @Message
    String staleCookie();

    @Message
    String back();
}
