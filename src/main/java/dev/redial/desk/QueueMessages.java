package dev.redial.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the queue ({@code messages/queue*.properties}). */
@MessageBundle("queue")
public interface QueueMessages {

    @Message
    String views();

    @Message
    String all();

    @Message
    String unread();

    @Message
    String mine();

    @Message
    String unassigned();

    @Message
    String shared();

    @Message
    String remove(String name);

    @Message
    String words();

    @Message
    String wordsHint();

    @Message
    String code();

    @Message
    String codeUnreadable();

    @Message
    String host();

    @Message
    String hostHint();

    @Message
    String cause();

    @Message
    String any();

    @Message
    String assignee();

    @Message
    String nobody();

    @Message
    String me();

    @Message
    String furtherFields();

    @Message
    String network();

    @Message
    String tag();

    @Message
    String since();

    @Message
    String until();

    @Message
    String dayUnreadable();

    @Message
    String keep();

    @Message
    String keepName();

    @Message
    String keepShared();

    @Message
    String keepIt();

    @Message
    String keepRefused();

    @Message
    String count(int total);

    @Message
    String countMore(int total);

    @Message
    String page(int number);

    @Message
    String by(String gateway);

    @Message
    String arrived();

    @Message
    String paused();

    @Message
    String keys();

    @Message
    String keysMove();

    @Message
    String keysOpen();

    @Message
    String keysSearch();

    @Message
    String keysCode();

    @Message
    String keysUnread();
}
