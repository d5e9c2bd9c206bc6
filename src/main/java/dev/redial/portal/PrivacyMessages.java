package dev.redial.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about what is stored of visitors, from {@code messages/privacy*.properties}. Days come from the settings, never from here. */
@MessageBundle("privacy")
public interface PrivacyMessages {

    @Message
    String link();

    @Message
    String consent();

    @Message
    String title();

    @Message
    String lead();

    @Message
    String storedTitle();

    @Message
    String storedCase();

    @Message
    String storedCheck();

    @Message
    String storedEnd();

    @Message
    String storedConsent();

    @Message
    String storedClient(int days);

    @Message
    String storedNot();

    @Message
    String whyTitle();

    @Message
    String why();

    @Message
    String longTitle();

    @Message
    String longSession(int days);

    @Message
    String longRecord(int days);

    @Message
    String longAudit(int days);

    @Message
    String longCopies();

    @Message
    String whoTitle();

    @Message
    String who();

    @Message
    String yoursTitle();

    @Message
    String yoursErase();

    @Message
    String yoursExport();

    @Message
    String yoursAsk();

    @Message
    String cookiesTitle();

    @Message
    String cookies();

    @Message
    String othersTitle();

    @Message
    String others();

    @Message
    String keepTitle();

    @Message
    String keepHint();

    @Message
    String reportText();

    @Message
    String reportMarkdown();

    @Message
    String reportCopy();

    @Message
    String reportCopied();

    @Message
    String reportFull();

    @Message
    String export();

    @Message
    String exportHint();
}
