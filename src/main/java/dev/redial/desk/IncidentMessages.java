package dev.redial.desk;

import dev.redial.casework.Term;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for cases that belong together ({@code messages/incident*.properties}). */
@MessageBundle("incident")
public interface IncidentMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String opened();

    @Message
    String none();

    @Message
    String line(int people, int cases);

    @Message
    String since(String when);

    @Message
    String until(String when);

    @Message
    String by(String who);

    @Message
    String said();

    @Message
    String groups();

    @Message
    String groupsHint();

    @Message
    String groupsNone();

    @Message
    String common();

    @Message
    String people();

    @Message
    String cases();

    @Message
    String stillOpen();

    @Message
    String first();

    @Message
    String latest();

    @Message
    String open();

    @Message
    String showCases();

    @Message
    String banner();

    @Message
    String bannerHint();

    @Message
    String bannerText();

    @Message
    String bannerShow();

    @Message
    String bannerLong();

    @Message
    String close();

    @Message
    String kind(Term.Kind kind);
}
