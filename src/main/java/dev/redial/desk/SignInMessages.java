package dev.redial.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page that tells why somebody was not signed in ({@code messages/signin*.properties}). */
@MessageBundle("signin")
public interface SignInMessages {

    @Message
    String title(SignInTrouble.Kind kind);

    @Message
    String text(SignInTrouble.Kind kind);
}
