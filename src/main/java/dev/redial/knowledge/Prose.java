package dev.redial.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * The readable part of a knowledge file.
 *
 * @param title plain text of the first heading
 * @param summary the first paragraph as plain text, for lists and link previews
 * @param intro everything before the first section, as HTML that we rendered ourselves
 * @param cited ids of the sources in the order in which the text cites them
 */
public record Prose(String title, String summary, String intro, List<Section> sections, List<String> cited) {

    /** A second-level heading and what follows it. @param html rendered by us; raw HTML in content is escaped */
    public record Section(String heading, String anchor, String html, String plain) {}

    /** The section with this heading, such as an answer's id in a question. */
    public Optional<Section> section(String heading) {
        return sections.stream().filter(s -> s.heading().equals(heading)).findFirst();
    }
}
