package dev.redial.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around what support staff tell a visitor ({@code messages/support*.properties}). */
@MessageBundle("support")
public interface SupportMessages {

    @Message
    String incident();

    @Message
    String messages();

    @Message
    String at(String when);

    @Message
    String views(long count);
}
