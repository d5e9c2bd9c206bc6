package dev.redial.desk;

import dev.redial.knowledge.Strength;
import dev.redial.knowledge.Word;
import dev.redial.session.KnowledgeShelf;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages on the knowledge ({@code messages/knowing*.properties}). */
@MessageBundle("knowing")
public interface KnowingMessages {

    // Page

    @Message
    String title();

    @Message
    String toGraph();

    @Message
    String inUse();

    @Message
    String readAt(String at, long millis);

    @Message
    String what();

    /** @param code such as {@code de} */
    @Message
    String language(String code);

    @Message
    String unverified();

    @Message
    String countsHint();

    @Message
    String kind(KnowledgeKind kind);

    // The house's own files

    @Message
    String own();

    @Message
    String ownNone();

    @Message
    String ownFolder();

    @Message
    String ownEmpty();

    @Message
    String use(KnowledgeShelf.Use use);

    // Reading again

    @Message
    String readAgain();

    @Message
    String readAgainHint();

    @Message
    String readAgainByEditor();

    @Message
    String renewed();

    @Message
    String sameNumbers();

    @Message
    String beforeAfter(int before, int after);

    @Message
    String noFileDiffers();

    @Message
    String filesDiffer(int count);

    @Message
    String kept(int count);

    @Message
    String broken(int count);

    @Message
    String defects();

    @Message
    String file();

    @Message
    String line();

    @Message
    String reason();

    // Preview

    @Message
    String preview();

    @Message
    String previewIntro();

    @Message
    String path();

    @Message
    String pathHint();

    @Message
    String text();

    @Message
    String textHint();

    @Message
    String previewButton();

    @Message
    String complaint(KnowledgeView.PathComplaint complaint);

    @Message
    String previewResult();

    @Message
    String triedDraft(String path);

    @Message
    String triedDisk();

    @Message
    String noSessions();

    @Message
    String change(int changed, int looked);

    @Message
    String codesHidden();

    @Message
    String firstCause();

    @Message
    String nextStep();

    @Message
    String becomes();

    // Graph

    @Message
    String graph();

    @Message
    String graphIntro();

    @Message
    String graphAll();

    @Message
    String code();

    @Message
    String codeUnreadable();

    @Message
    String cause();

    @Message
    String causeUnknown();

    @Message
    String drawing();

    @Message
    String drawingHint();

    @Message
    String drawingSaid();

    @Message
    String codes();

    @Message
    String codesNone();

    @Message
    String codeless();

    @Message
    String causeCount(int count);

    @Message
    String article();

    @Message
    String draw();

    @Message
    String toPage();

    @Message
    String by(String code);

    @Message
    String strength(Strength strength);

    @Message
    String word(Word word);

    @Message
    String weakening();

    // Dead ends

    @Message
    String deadEnds();

    @Message
    String deadIntro();

    @Message
    String deadNone();

    @Message
    String markUnreached();

    @Message
    String markOnlyWeakening();

    @Message
    String markUnexplained();

    @Message
    String deadEnd(GraphView.DeadKind kind);
}
