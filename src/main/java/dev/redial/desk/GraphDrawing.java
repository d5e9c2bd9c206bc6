package dev.redial.desk;

import dev.redial.desk.KnowledgeGraph.Remedies;
import dev.redial.desk.KnowledgeGraph.Remedy;
import dev.redial.knowledge.CodePattern;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.Strength;
import dev.redial.knowledge.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A few codes, their causes and their steps as a drawing: three columns with lines between them. Lengths are pixels. */
record GraphDrawing(int width, int height, List<Box> boxes, List<Edge> edges) {

    private static final int BOX_WIDTH = 240;
    private static final int BOX_HEIGHT = 66;
    private static final int ROW = 82;
    private static final int COLUMN = 330;
    private static final int MARGIN = 8;
    private static final int LINE_HEIGHT = 17;
    private static final int LINE_CHARACTERS = 29;
    private static final int LINES = 3;

    /** @param kind a class of the style sheet: code, cause or step @param warn whether it leads nowhere or weakens security */
    record Box(String kind, boolean warn, int x, int y, List<Line> lines) {}

    /** @param y of its foot */
    record Line(int x, int y, String text) {}

    /** @param path as SVG writes it @param weight from 1, seldom, to 5, always */
    record Edge(String path, int weight) {}

    /** Draws what is in this graph, with the titles of one language. */
    static GraphDrawing of(KnowledgeGraph graph, String language) {
        Plan plan = new Plan();
        for (KnowledgeGraph.Code code : graph.codes()) {
            plan.codes.put(code.code(), code.unexplained());
            code.leads().forEach(lead -> plan.links.add(new Link(code.code(), lead.to(), weight(lead.strength()))));
        }
        for (Remedies cause : graph.everyCause()) {
            plan.causes.put(cause, cause.unreached() || cause.onlyWeakening());
            for (Remedy remedy : cause.steps()) {
                plan.steps.put(remedy.step(), remedy.step().weakensSecurity());
                plan.links.add(new Link(cause, remedy.step(), weight(remedy.cures())));
            }
        }
        return plan.drawn(language);
    }

    public int boxWidth() {
        return BOX_WIDTH;
    }

    public int boxHeight() {
        return BOX_HEIGHT;
    }

    private static int weight(Strength strength) {
        return switch (strength) {
            case TYPICAL -> 5;
            case POSSIBLE -> 3;
            case RARE -> 1;
        };
    }

    private static int weight(Word word) {
        return switch (word) {
            case ALWAYS -> 5;
            case USUALLY -> 4;
            case OFTEN -> 3;
            case SOMETIMES -> 2;
            case RARELY, NEVER -> 1;
        };
    }

    private record Link(Object from, Object to, int weight) {}

    /** What is to be drawn, each thing once and in order, with whether it is to be looked at. */
    private static final class Plan {

        private final Map<CodePattern, Boolean> codes = new LinkedHashMap<>();
        private final Map<Remedies, Boolean> causes = new LinkedHashMap<>();
        private final Map<Step, Boolean> steps = new LinkedHashMap<>();
        private final List<Link> links = new ArrayList<>();
        private final List<Box> boxes = new ArrayList<>();
        private final Map<Object, Box> boxOf = new HashMap<>();

        GraphDrawing drawn(String language) {
            int rows = Math.max(1, Math.max(codes.size(), Math.max(causes.size(), steps.size())));
            int column = 0;
            int y = top(rows, codes.size());
            for (Map.Entry<CodePattern, Boolean> code : codes.entrySet()) {
                y = place(
                        code.getKey(),
                        "code",
                        code.getValue(),
                        column,
                        y,
                        code.getKey().toString());
            }
            column++;
            y = top(rows, causes.size());
            for (Map.Entry<Remedies, Boolean> cause : causes.entrySet()) {
                String title = cause.getKey().cause().texts().in(language).title();
                y = place(cause.getKey(), "cause", cause.getValue(), column, y, title);
            }
            column++;
            y = top(rows, steps.size());
            for (Map.Entry<Step, Boolean> step : steps.entrySet()) {
                String title = step.getKey().texts().in(language).title();
                y = place(step.getKey(), "step", step.getValue(), column, y, title);
            }
            return new GraphDrawing(
                    2 * COLUMN + BOX_WIDTH + 2 * MARGIN,
                    rows * ROW - (ROW - BOX_HEIGHT) + 2 * MARGIN,
                    List.copyOf(boxes),
                    links.stream().map(this::edge).toList());
        }

        /** Short columns stand in the middle. */
        private static int top(int rows, int mine) {
            return MARGIN + (rows - mine) * ROW / 2;
        }

        /** Where the next one of the column begins. */
        private int place(Object thing, String kind, boolean warn, int column, int y, String title) {
            int x = MARGIN + column * COLUMN;
            List<String> lines = wrapped(title);
            int foot = y + (BOX_HEIGHT - lines.size() * LINE_HEIGHT) / 2 + LINE_HEIGHT - 4;
            List<Line> written = new ArrayList<>();
            for (String line : lines) {
                written.add(new Line(x + 10, foot + written.size() * LINE_HEIGHT, line));
            }
            Box box = new Box(kind, warn, x, y, List.copyOf(written));
            boxes.add(box);
            boxOf.put(thing, box);
            return y + ROW;
        }

        private Edge edge(Link link) {
            Box from = boxOf.getOrDefault(link.from(), boxes.getFirst());
            Box to = boxOf.getOrDefault(link.to(), boxes.getFirst());
            int x1 = from.x() + BOX_WIDTH;
            int y1 = from.y() + BOX_HEIGHT / 2;
            int y2 = to.y() + BOX_HEIGHT / 2;
            int bend = (x1 + to.x()) / 2;
            return new Edge(
                    "M%d %d C%d %d %d %d %d %d".formatted(x1, y1, bend, y1, bend, y2, to.x(), y2), link.weight());
        }
    }

    /** SVG breaks no lines. What is left over of a title stands in the list below the drawing. */
    static List<String> wrapped(String title) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : title.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE_CHARACTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines.size() <= LINES ? List.copyOf(lines) : cut(lines);
    }

    private static List<String> cut(List<String> lines) {
        List<String> first = new ArrayList<>(lines.subList(0, LINES));
        first.set(LINES - 1, first.getLast() + " …");
        return List.copyOf(first);
    }
}
