package dev.redial.desk;

import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.NextStep;
import dev.redial.diagnosis.StepResult;
import dev.redial.finding.Severity;
import dev.redial.outcome.Outcome;
import dev.redial.probe.Stage;
import dev.redial.session.CheckStatus;
import dev.redial.session.StageState;
import dev.redial.staff.PasswordComplaint;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the desk ({@code messages/desk*.properties}). The build stops when one is missing or belongs to nothing. */
@MessageBundle("desk")
public interface DeskMessages {

    // Around every page
    @Message
    String desk();

    @Message
    String signedInAs(String name);

    @Message
    String signOut();

    @Message
    String changePassword();

    @Message
    String timesAreUtc();

    // Signing in
    @Message
    String signIn();

    @Message
    String signInIntro();

    @Message
    String name();

    @Message
    String password();

    @Message
    String signInFailed();

    @Message
    String passwordChanged();

    @Message
    String signInStale();

    @Message
    String signInUnreachable();

    @Message
    String signInUnreachableText();

    @Message
    String tryAgain();

    @Message
    String forbidden();

    @Message
    String forbiddenText();

    @Message
    String sessionUnknown();

    @Message
    String sessionUnknownText();

    // Password
    @Message
    String passwordMustChange();

    @Message
    String passwordElsewhere();

    @Message
    String passwordOld();

    @Message
    String passwordNew();

    @Message
    String passwordNewHint();

    @Message
    String passwordAgain();

    @Message
    String complaint(PasswordComplaint complaint);

    // List
    @Message
    String sessions();

    @Message
    String sessionsNone();

    @Message
    String supportCode();

    @Message
    String supportCodeHint();

    @Message
    String supportCodeOpen();

    @Message
    String lookup(SupportLookup.Miss miss);

    @Message
    String narrow();

    @Message
    String narrowAll();

    @Message
    String stateOpen();

    @Message
    String result(Outcome.Result result);

    @Message
    String opened();

    @Message
    String code();

    @Message
    String host();

    @Message
    String likeliestCause();

    @Message
    String fromArticle();

    @Message
    String state();

    @Message
    String newer();

    @Message
    String older();

    // One session
    @Message
    String arrival();

    @Message
    String language();

    @Message
    String consent();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String error();

    @Message
    String errorUnlisted();

    @Message
    String errorArticle();

    @Message
    String computer();

    @Message
    String port();

    @Message
    String portUsual();

    @Message
    String gateway();

    @Message
    String nothingNamed();

    @Message
    String checks();

    @Message
    String checksNone();

    @Message
    String check(int number);

    @Message
    String status(CheckStatus status);

    @Message
    String refusedBecause();

    @Message
    String otherComputer();

    @Message
    String took();

    @Message
    String ladder();

    @Message
    String stage(Stage stage);

    @Message
    String stageState(StageState.State state);

    @Message
    String findings();

    @Message
    String findingsNone();

    @Message
    String severity(Severity severity);

    @Message
    String address();

    @Message
    String facts();

    @Message
    String trace();

    @Message
    String diagnosis();

    @Message
    String probability();

    @Message
    String because();

    @Message
    String becauseNothing();

    @Message
    String evidence(Diagnosis.Kind kind);

    @Message
    String weight();

    @Message
    String weightHint();

    @Message
    String unlistedCause();

    @Message
    String contradictions();

    @Message
    String contradiction(Diagnosis.ContradictionKind kind);

    @Message
    String answers();

    @Message
    String answersNone();

    @Message
    String answerUnknown();

    @Message
    String steps();

    @Message
    String stepsNone();

    @Message
    String stepResult(StepResult result);

    @Message
    String nextStep();

    @Message
    String nextAsk();

    @Message
    String nextTry(String percent);

    @Message
    String nextHandOver(NextStep.Why why);

    @Message
    String outcome();

    @Message
    String outcomeNone();

    @Message
    String outcomeStep();

    @Message
    String outcomeCause();

    @Message
    String outcomeRemark();

    @Message
    String outcomeAt();

    @Message
    String arrivals();

    @Message
    String arrivalsLead();

    @Message
    String arrivalsNone();

    @Message
    String arrivalsFrom();

    @Message
    String arrivalsCode();

    @Message
    String arrivalsVisits();

    @Message
    String arrivalsStart();
}
