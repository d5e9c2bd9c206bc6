package dev.redial.portal;

import dev.redial.diagnosis.NextStep.Why;
import dev.redial.diagnosis.StepResult;
import dev.redial.finding.Severity;
import dev.redial.knowledge.CodeLayer;
import dev.redial.knowledge.Source.Read;
import dev.redial.knowledge.Step.Risk;
import dev.redial.knowledge.Step.Role;
import dev.redial.knowledge.Visibility;
import dev.redial.practice.PracticeHost;
import dev.redial.probe.Stage;
import dev.redial.session.StageState.State;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the visitor's pages, from {@code messages/portal*.properties}. A missing or superfluous one stops the build. The names of
 * the keys are those of the methods.
 */
@MessageBundle("portal")
public interface PortalMessages {

    // Frame

    @Message
    String lang();

    @Message
    String skip();

    @Message
    String tagline();

    @Message
    String navCodes();

    @Message
    String navAbout();

    @Message
    String navMain();

    @Message
    String footer();

    @Message
    String copyLink();

    @Message
    String copied();

    @Message
    String linkToThis();

    @Message
    String englishOnly();

    // Start

    @Message
    String startTitle();

    @Message
    String startLead();

    @Message
    String errorLabel();

    @Message
    String errorHint();

    @Message
    String errorKnown(String code);

    @Message
    String hostLabel();

    @Message
    String hostHint();

    @Message
    String portLabel();

    @Message
    String portHint();

    @Message
    String gatewayLabel();

    @Message
    String gatewayHint();

    @Message
    String consentLabel();

    @Message
    String consentHint();

    @Message
    String consentLink();

    @Message
    String run();

    @Message
    String runWithout();

    @Message
    String runWithoutHint();

    @Message
    String optional();

    @Message
    String more();

    @Message
    String articlesTitle();

    @Message
    String searchLabel();

    @Message
    String searchButton();

    @Message
    String practiceTitle();

    @Message
    String practiceLead();

    @Message
    String practiceRun();

    @Message
    String practice(PracticeHost host);

    // Reading a code

    @Message
    String searchTitle();

    @Message
    String pasteLabel();

    @Message
    String pasteButton();

    @Message
    String readEmpty();

    @Message
    String readTooLong();

    @Message
    String readNoCode();

    @Message
    String readNoCodeStart();

    @Message
    String readAmbiguous(String typed);

    @Message
    String readForeign();

    @Message
    String foundNone(String query);

    @Message
    String foundCount(int count);

    @Message
    String searchAll();

    // Code page

    @Message
    String unlistedTitle(String code);

    @Message
    String numbersTitle();

    @Message
    String numberMain();

    @Message
    String numberExtended();

    @Message
    String decimal(String number);

    @Message
    String unknownNumber();

    @Message
    String unknownExtended();

    @Message
    String layer(CodeLayer layer);

    @Message
    String howKnown();

    @Message
    String confidence(Confidence confidence);

    @Message
    String noArticle();

    @Message
    String articleOfMain(String code);

    @Message
    String causesTitle();

    @Message
    String causesCodeOnly();

    @Message
    String causesMore();

    @Message
    String unlistedCause();

    @Message
    String odds(Odds odds);

    @Message
    String percent(int percent);

    @Message
    String percentLow();

    @Message
    String why();

    @Message
    String speaksFor();

    @Message
    String speaksAgainst();

    @Message
    String reasonCode(String code);

    @Message
    String reasonCodeAgainst(String code);

    @Message
    String reasonAnswer(String question, String answer);

    @Message
    String reasonStep(String step);

    @Message
    String reasonCommon();

    @Message
    String sourcesTitle();

    @Message
    String sourceChecked(String date);

    @Message
    String sourceNotChecked();

    @Message
    String read(Read read);

    @Message
    String reviewed(String date);

    @Message
    String contents();

    @Message
    String testTitle();

    @Message
    String testLead();

    // 404

    @Message
    String nonsenseTitle();

    @Message
    String nonsense(String typed);

    @Message
    String unknownStep();

    @Message
    String unknownCause();

    @Message
    String unknownSession();

    @Message
    String unknownSessionWhy();

    @Message
    String searchInstead();

    @Message
    String toStart();

    // Session

    @Message
    String sessionTitle();

    @Message
    String sessionOf(String host);

    @Message
    String noComputer();

    @Message
    String change();

    @Message
    String changeComputer();

    @Message
    String nameComputer();

    @Message
    String ladderTitle();

    @Message
    String ladderFrom();

    @Message
    String running();

    @Message
    String reload();

    @Message
    String doneIn(String seconds);

    @Message
    String notRun();

    @Message
    String refusedTitle();

    @Message
    String interruptedTitle();

    @Message
    String interrupted();

    @Message
    String runAgain();

    @Message
    String runDeep();

    @Message
    String otherComputer();

    @Message
    String laterTitle();

    @Message
    String stage(Stage stage);

    @Message
    String stageHint(Stage stage);

    @Message
    String stageState(State state);

    @Message
    String millis(long millis);

    @Message
    String findingsTitle();

    @Message
    String findingsNone();

    @Message
    String group(Severity severity);

    @Message
    String severity(Severity severity);

    @Message
    String atAddress(String address);

    @Message
    String nextTitle();

    @Message
    String askTitle();

    @Message
    String unknownAnswer();

    @Message
    String answerButton();

    @Message
    String answerMissing();

    @Message
    String answerInvalid();

    @Message
    String tryTitle();

    @Message
    String tryAgainst();

    @Message
    String who();

    @Message
    String role(Role role);

    @Message
    String minutesLabel();

    @Message
    String minutes(int minutes);

    @Message
    String riskLabel();

    @Message
    String risk(Risk risk);

    @Message
    String weakens();

    @Message
    String undoWithin(int minutes);

    @Message
    String howTitle();

    @Message
    String didHelp();

    @Message
    String didNotHelp();

    @Message
    String cannot();

    @Message
    String skipStep();

    @Message
    String afterTry();

    @Message
    String handOverTitle();

    @Message
    String handOver(Why why);

    @Message
    String solvedTitle();

    @Message
    String handOverTell();

    @Message
    String handOverWhat();

    @Message
    String likeliestNow();

    @Message
    String contradictionsTitle();

    @Message
    String passedFromHere(String code, String finding);

    @Message
    String notReachedFromHere(String code, String finding);

    @Message
    String answersTitle();

    @Message
    String withdraw();

    @Message
    String triedTitle();

    @Message
    String result(StepResult result);

    @Message
    String outcomeTitle();

    @Message
    String outcomeFixed();

    @Message
    String outcomeNotFixed();

    @Message
    String outcomeGaveUp();

    @Message
    String outcomeStep();

    @Message
    String outcomeStepNone();

    @Message
    String outcomeComment();

    @Message
    String outcomeCommentHint();

    @Message
    String outcomeButton();

    @Message
    String outcomeThanks();

    @Message
    String outcomeMissing();

    @Message
    String outcomeTooLong();

    @Message
    String supportTitle();

    @Message
    String supportCode();

    @Message
    String supportHint();

    @Message
    String linkSecret();

    @Message
    String erase();

    @Message
    String eraseHint();

    @Message
    String erasedTitle();

    @Message
    String erased();

    @Message
    String portWrong();

    @Message
    String correctAbove();

    @Message
    String errorPrefix();

    // Steps and causes

    @Message
    String stepCauses();

    @Message
    String causeSteps();

    @Message
    String visibility(Visibility visibility);

    @Message
    String causeCodes();

    // Embed

    @Message
    String embedLink();
}
