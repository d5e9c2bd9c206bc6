package dev.redial.portal;

import dev.redial.optout.ProofRequests;
import dev.redial.optout.Way;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about opting out, for visitors and for the desk, from {@code messages/optout*.properties}. */
@MessageBundle("optout")
public interface OptOutMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String subjectLabel();

    @Message
    String subjectHint();

    @Message
    String optOut();

    @Message
    String withdraw();

    @Message
    String howTitle();

    @Message
    String how1();

    @Message
    String how2();

    @Message
    String how3();

    @Message
    String coversTitle();

    @Message
    String covers();

    @Message
    String otherTitle();

    @Message
    String other();

    @Message
    String neverTested();

    @Message
    String notListed(String subject);

    @Message
    String tooMany();

    @Message
    String proveAdd(String subject);

    @Message
    String proveWithdraw(String subject);

    @Message
    String addressTitle(String subject);

    @Message
    String addressText();

    @Message
    String addressAdd(String subject);

    @Message
    String addressWithdraw(String subject);

    @Message
    String dnsTitle();

    @Message
    String dnsDomain();

    @Message
    String dnsAddress();

    @Message
    String dnsRange();

    @Message
    String dnsName();

    @Message
    String dnsType();

    @Message
    String dnsValue();

    @Message
    String dnsZoneFile();

    @Message
    String dnsOnly();

    @Message
    String check();

    @Message
    String checkHint(String until);

    @Message
    String looked(ProofRequests.Looked looked);

    @Message
    String doneAdd(String subject);

    @Message
    String doneAddText(String since);

    @Message
    String doneWithdraw(String subject);

    @Message
    String doneWithdrawText(String since);

    @Message
    String stillListed();

    @Message
    String back();

    @Message
    String gone();

    @Message
    String goneText();

    @Message
    String desk();

    @Message
    String deskLead();

    @Message
    String deskAddTitle();

    @Message
    String deskSubject();

    @Message
    String deskSubjectHint();

    @Message
    String deskContact();

    @Message
    String deskNote();

    @Message
    String deskNoteHint();

    @Message
    String deskAdd();

    @Message
    String deskAdded(String subject);

    @Message
    String deskFind();

    @Message
    String deskFindButton();

    @Message
    String deskNone();

    @Message
    String deskMost(int most);

    @Message
    String deskState();

    @Message
    String deskActive();

    @Message
    String deskEnded();

    @Message
    String deskSince();

    @Message
    String deskHow();

    @Message
    String deskRemarks();

    @Message
    String way(Way way);

    @Message
    String deskReason();

    @Message
    String deskWithdraw();

    @Message
    String deskWithdrawn(String subject);

    @Message
    String deskReasonMissing();

    @Message
    String deskUnknown();
}
