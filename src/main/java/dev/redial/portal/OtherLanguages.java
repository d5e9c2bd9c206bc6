package dev.redial.portal;

import dev.redial.knowledge.Languages;
import dev.redial.knowledge.Languages.Language;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** The languages that a page offers besides its own, for the head of every page. */
@Singleton
@Named("languages")
public class OtherLanguages {

    public List<Language> besides(String current) {
        return Languages.ALL.stream()
                .filter(language -> !language.code().equals(current))
                .toList();
    }
}
