package dev.redial.portal;

import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Prose;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whom to ask at this house, in its own words ({@code contact.md}). @param html rendered by us */
record Contact(String title, String html) {

    static Optional<Contact> of(KnowledgeBase knowledge, PageLanguage language) {
        return knowledge.contact().map(texts -> of(texts.in(language.code())));
    }

    private static Contact of(Prose prose) {
        return new Contact(
                prose.title(),
                prose.intro()
                        + prose.sections().stream().map(Prose.Section::html).collect(Collectors.joining()));
    }
}
