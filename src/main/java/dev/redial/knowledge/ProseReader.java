package dev.redial.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of a knowledge file into prose: CommonMark with tables, raw HTML escaped. {@code [source-id]} becomes a numbered
 * reference to the page's list of sources, {@code [unverified]} a visible mark.
 */
final class ProseReader {

    private static final String SOURCE_ANCHOR = "#source-";
    private static final String UNVERIFIED = "#unverified";
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Pattern ID_IN_BRACKETS = Pattern.compile("\\[([a-z0-9]+(?:-[a-z0-9]+)*)]");
    /** Pages that the knowledge does not list. */
    private static final List<String> OTHER_PAGES = List.of("/e/", "/about/");

    private final Map<String, Source> sources;
    private final Set<String> pages;
    private final Parser parser = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private final HtmlRenderer html = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> new ReferenceAttributes())
            .build();
    private final TextContentRenderer plain = TextContentRenderer.builder()
            .extensions(EXTENSIONS)
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();

    /** @param pages the addresses of the causes and steps there are */
    ProseReader(Map<String, Source> sources, Set<String> pages) {
        this.sources = sources;
        this.pages = pages;
    }

    /** What CommonMark needs to take {@code [id]} for a link: a definition for each id that stands in the text. All of them would be read for every file. */
    private String definitions(String body) {
        StringBuilder all = new StringBuilder("\n\n[unverified]: " + UNVERIFIED + "\n");
        ID_IN_BRACKETS
                .matcher(body)
                .results()
                .map(m -> m.group(1))
                .distinct()
                .filter(sources::containsKey)
                .forEach(id -> all.append('[')
                        .append(id)
                        .append("]: ")
                        .append(SOURCE_ANCHOR)
                        .append(id)
                        .append('\n'));
        return all.toString();
    }

    Prose read(KnowledgeFiles.Part body, Defects defects) {
        Node document = parser.parse(body.text() + definitions(body.text()));
        References references = new References(body, defects);
        document.accept(references);

        String title = "";
        StringBuilder intro = new StringBuilder();
        String summary = "";
        List<Prose.Section> sections = new ArrayList<>();
        SectionSoFar open = null;
        for (Node node : children(document)) {
            if (node instanceof Heading heading && heading.getLevel() == 1 && title.isEmpty()) {
                title = plain.render(heading).strip();
            } else if (node instanceof Heading heading && heading.getLevel() == 2) {
                closeInto(sections, open);
                open = new SectionSoFar(plain.render(heading).strip());
            } else if (open != null) {
                open.add(html.render(node), plain.render(node));
            } else {
                summary = summary.isEmpty() && node instanceof Paragraph ? withoutMarks(node) : summary;
                intro.append(html.render(node));
            }
        }
        closeInto(sections, open);
        if (title.isEmpty()) {
            defects.add(body.file(), body.line(), "the body has no title (a line that begins with '# ')");
        }
        return new Prose(title, summary, intro.toString(), List.copyOf(sections), List.copyOf(references.cited));
    }

    private static void closeInto(List<Prose.Section> sections, @Nullable SectionSoFar open) {
        if (open != null) {
            sections.add(open.close());
        }
    }

    private static List<Node> children(Node parent) {
        List<Node> nodes = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            nodes.add(node);
        }
        return nodes;
    }

    /** A summary stands in lists and previews, where reference marks lead nowhere. */
    private String withoutMarks(Node paragraph) {
        return plain.render(paragraph)
                .replaceAll("\\s*\"[^\"]*\" \\(#(source-[^)]*|unverified)\\)", "")
                .strip();
    }

    /** A section while its blocks are being gathered. */
    private static final class SectionSoFar {
        private final String heading;
        private final StringBuilder html = new StringBuilder();
        private final StringBuilder plain = new StringBuilder();

        SectionSoFar(String heading) {
            this.heading = heading;
        }

        void add(String blockHtml, String blockText) {
            html.append(blockHtml);
            plain.append(blockText).append('\n');
        }

        Prose.Section close() {
            String anchor = heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{Nd}]+", "-")
                    .replaceAll("^-|-$", "");
            return new Prose.Section(
                    heading, anchor, html.toString(), plain.toString().strip());
        }
    }

    /** Numbers the references in the order of their appearance and finds links that lead nowhere. */
    private final class References extends AbstractVisitor {
        private final KnowledgeFiles.Part body;
        private final Defects defects;
        private final Set<String> cited = new LinkedHashSet<>();

        References(KnowledgeFiles.Part body, Defects defects) {
            this.body = body;
            this.defects = defects;
        }

        @Override
        public void visit(Link link) {
            String destination = link.getDestination();
            if (destination.startsWith(SOURCE_ANCHOR)) {
                String id = destination.substring(SOURCE_ANCHOR.length());
                cited.add(id);
                if (label(link).equals(id)) {
                    relabel(link, String.valueOf(List.copyOf(cited).indexOf(id) + 1));
                }
            } else if (!destination.equals(UNVERIFIED)
                    && !pages.contains(destination)
                    && OTHER_PAGES.stream().noneMatch(destination::startsWith)) {
                defect(link, 0, "the link to '" + destination + "' is neither a source nor a page of ours");
            }
            visitChildren(link);
        }

        @Override
        public void visit(Paragraph paragraph) {
            StringBuilder text = new StringBuilder();
            for (Node node : children(paragraph)) {
                text.append(
                        switch (node) {
                            case Text t -> t.getLiteral();
                            case SoftLineBreak b -> "\n";
                            default -> "\u0000";
                        });
            }
            Matcher m = ID_IN_BRACKETS.matcher(text);
            while (m.find()) {
                if (!sources.containsKey(m.group(1))) {
                    long below =
                            text.chars().limit(m.start()).filter(c -> c == '\n').count();
                    defect(paragraph, (int) below, "source '" + m.group(1) + "' is not in sources.yaml");
                }
            }
            visitChildren(paragraph);
        }

        /** @param below how many lines below the beginning of the node */
        private void defect(Node node, int below, String reason) {
            int line = node.getSourceSpans().isEmpty()
                    ? 0
                    : body.line() + node.getSourceSpans().getFirst().getLineIndex() + below;
            defects.add(body.file(), line, reason);
        }

        private static String label(Link link) {
            return link.getFirstChild() instanceof Text text && text.getNext() == null ? text.getLiteral() : "";
        }

        private static void relabel(Link link, String number) {
            if (link.getFirstChild() instanceof Text text) {
                text.setLiteral(number);
            }
        }
    }

    private final class ReferenceAttributes implements AttributeProvider {
        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Link link && link.getDestination().startsWith(SOURCE_ANCHOR)) {
                Source source = sources.get(link.getDestination().substring(SOURCE_ANCHOR.length()));
                attributes.put("class", "cite");
                if (source != null) {
                    attributes.put("title", source.title());
                }
            } else if (node instanceof Link link && link.getDestination().equals(UNVERIFIED)) {
                attributes.put("class", "unverified");
                attributes.put("href", "/about/probe#unverified");
            }
        }
    }
}
