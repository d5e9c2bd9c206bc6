package dev.redial.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for what staff do with a session ({@code messages/work*.properties}). */
@MessageBundle("work")
public interface CaseMessages {

    @Message
    String title();

    @Message
    String views(long count);

    @Message
    String belongsTo();

    @Message
    String assignee();

    @Message
    String take();

    @Message
    String letGo();

    @Message
    String giveTo();

    @Message
    String give();

    @Message
    String tags();

    @Message
    String tag();

    @Message
    String tagIt();

    @Message
    String untag(String tag);

    @Message
    String testAgain();

    @Message
    String testDeep();

    @Message
    String notTestable();

    @Message
    String reopen();

    @Message
    String resolve();

    @Message
    String compared();

    @Message
    String comparedTimes(String before, String after);

    @Message
    String same();

    @Message
    String gone();

    @Message
    String come();

    @Message
    String notes();

    @Message
    String notesNone();

    @Message
    String toVisitor();

    @Message
    String note();

    @Message
    String noteHint();

    @Message
    String noteIt();

    @Message
    String writeMessage();

    @Message
    String messageHint(String language);

    @Message
    String messageIt();

    @Message
    String timeline();

    @Message
    String confirmedBy();

    @Message
    String resolveHint();

    @Message
    String cause();

    @Message
    String causeUnknown();

    @Message
    String step();

    @Message
    String stepNone();

    @Message
    String resolveIt();

    @Message
    String happened(CaseView.Happened what);

    @Message
    String said(CaseView.Said said);

    @Message
    String proposes();

    @Message
    String proposal();

    @Message
    String back();
}
