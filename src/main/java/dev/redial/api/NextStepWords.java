package dev.redial.api;

import dev.redial.diagnosis.NextStep;
import dev.redial.knowledge.Knowledge;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** One sentence on why something is the next step ({@code messages/next*.properties}). */
@ApplicationScoped
class NextStepWords {

    private final Knowledge knowledge;

    NextStepWords(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    String why(NextStep next, String language) {
        ResourceBundle words = ResourceBundle.getBundle(
                "messages.next",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return switch (next) {
            case NextStep.Ask(var question, var saves, var between) -> words.getString("ask");
            case NextStep.Try(var step, var chance, var against) ->
                MessageFormat.format(
                        words.getString("try"),
                        Math.round(chance * 100),
                        knowledge
                                .now()
                                .cause(against)
                                .map(c -> c.texts().in(language).title())
                                .orElse(words.getString("unlisted")));
            case NextStep.HandOver(var why, var likeliest, var left) -> words.getString("hand-over." + why.name());
        };
    }
}
