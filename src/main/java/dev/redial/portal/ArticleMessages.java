package dev.redial.portal;

import dev.redial.knowledge.CodeStage;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around articles: their picture, browsing, linking, what is discouraged; from {@code messages/article*.properties}. */
@MessageBundle("article")
public interface ArticleMessages {

    @Message
    String anatomyTitle();

    @Message
    String anatomyLead();

    @Message
    String anatomyHere();

    @Message
    String anatomySeen();

    @Message
    String anatomyUnseen();

    @Message
    String stage(CodeStage stage);

    @Message
    String browseTitle();

    @Message
    String browseLead();

    @Message
    String browsing(String stage, int count);

    @Message
    String guessed();

    @Message
    String foundCauses();

    @Message
    String foundSteps();

    @Message
    String allArticles();

    @Message
    String relatives();

    @Message
    String linkHere();

    @Message
    String linkTitle();

    @Message
    String linkLead();

    @Message
    String linkFrom();

    @Message
    String linkFromHint();

    @Message
    String linkBuild();

    @Message
    String linkAddress();

    @Message
    String linkButton();

    @Message
    String linkMarkdown();

    @Message
    String linkCard();

    @Message
    String linkLabel(String code);

    @Message
    String copy();

    @Message
    String linkBad();

    @Message
    String discouragedTitle();

    @Message
    String discouragedLead();

    @Message
    String discouragedInstead();

    @Message
    String glossaryTitle();

    @Message
    String glossaryLead();

    @Message
    String glossaryFor();

    @Message
    String undoTitle();

    @Message
    String undoBy(String by);

    @Message
    String undoSoon();
}
