package dev.redial.portal;

import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Prose;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.Step.Risk;
import dev.redial.knowledge.Step.Role;
import java.util.List;

/** One step as shown on its page and in the card of what to do next. @param undoWithin minutes, 0 when there is no limit */
record StepView(
        String id,
        String title,
        String intro,
        List<Prose.Section> sections,
        List<Role> who,
        int minutes,
        Risk risk,
        boolean weakensSecurity,
        int undoWithin,
        boolean translated,
        List<SourceView> sources) {

    /** The step's own page; a session's address is nothing to pass on. */
    public String path() {
        return "/steps/" + id;
    }

    static StepView of(Step step, KnowledgeBase knowledge, String language) {
        Prose prose = step.texts().in(language);
        return new StepView(
                step.id().value(),
                prose.title(),
                prose.intro(),
                prose.sections(),
                step.who(),
                step.minutes(),
                step.risk(),
                step.weakensSecurity(),
                step.undoWithinMinutes().orElse(0),
                step.texts().translated(language),
                SourceView.list(prose.cited(), step.sources(), knowledge));
    }
}
