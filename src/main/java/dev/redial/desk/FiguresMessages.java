package dev.redial.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around figures, at the desk and for everybody ({@code messages/figures*.properties}); those of the charts and tables come with them. */
@MessageBundle("figures")
public interface FiguresMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String openTitle();

    @Message
    String openLead(int smallest);

    @Message
    String time();

    @Message
    String lastDays(String days);

    @Message
    String everything();

    @Message
    String unreadable();

    @Message
    String asOf(String at);

    @Message
    String notCounted();

    @Message
    String nothing();

    @Message
    String more(int rows);

    @Message
    String moreOpen(int rows);

    @Message
    String csv();

    @Message
    String xlsx();

    @Message
    String contents();
}
