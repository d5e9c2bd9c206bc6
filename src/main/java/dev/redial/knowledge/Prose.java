package dev.redial.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    public record Section(String heading, String anchor, String html, String plain) {

        private static final Pattern ITEM = Pattern.compile("(?m)^\\d+\\. (.*)$");

        /** The items of its numbered list, as plain text without the marks of references. */
        public List<String> items() {
            return ITEM.matcher(plain)
                    .results()
                    .map(m -> m.group(1)
                            .replaceAll("\\s*\"[^\"]*\" \\(#[^)]*\\)", "")
                            .strip())
                    .toList();
        }
    }

    /** The section with this heading, such as an answer's id in a question. */
    public Optional<Section> section(String heading) {
        return sections.stream().filter(s -> s.heading().equals(heading)).findFirst();
    }
}
