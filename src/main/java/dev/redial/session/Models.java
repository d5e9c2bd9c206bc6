package dev.redial.session;

import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Model;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.learning.ExperienceLog;
import jakarta.enterprise.context.ApplicationScoped;

/** The model that all advice comes from: what is known, corrected by what was learned. Made anew when either is another. */
@ApplicationScoped
public class Models {

    private final Knowledge knowledge;
    private final ExperienceLog learned;
    private volatile Made made;

    private record Made(KnowledgeBase knowledge, Experience experience, Model model) {
        static Made of(KnowledgeBase knowledge, Experience experience) {
            return new Made(knowledge, experience, Model.of(knowledge, experience));
        }
    }

    Models(Knowledge knowledge, ExperienceLog learned) {
        this.knowledge = knowledge;
        this.learned = learned;
        this.made = Made.of(knowledge.now(), learned.current());
    }

    public Model now() {
        Made last = made;
        KnowledgeBase known = knowledge.now();
        Experience experience = learned.current();
        if (last.knowledge() != known || last.experience() != experience) {
            last = Made.of(known, experience);
            made = last;
        }
        return last.model();
    }
}
