package dev.redial.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.CodePattern;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From codes to causes to steps, on a small knowledge. */
class KnowledgeGraphTest {

    private final KnowledgeGraph graph = KnowledgeGraph.of(SmallKnowledge.read(SmallKnowledge.files()));

    private static CodePattern code(String text) {
        return CodePattern.read(text).orElseThrow();
    }

    private static List<String> leads(KnowledgeGraph shown, String code) {
        return shown.codes().stream()
                .filter(c -> c.code().equals(code(code)))
                .flatMap(c -> c.leads().stream())
                .map(l -> l.to().cause().id() + " " + l.strength() + " by " + l.by())
                .toList();
    }

    @Test
    void everyCodeOfAnArticleOrCause_isThereInOrder() {
        assertThat(graph.codes())
                .extracting(c -> c.code().toString())
                .containsExactly("0x204", "0x904", "0x904/0x7", "*/0x101", "none");
    }

    @Test
    void code_leadsToCausesThatNameItOrLessOrMore() {
        assertThat(leads(graph, "0x904/0x7")).containsExactly("key TYPICAL by 0x904/0x7", "socket POSSIBLE by 0x904");
        assertThat(leads(graph, "0x904")).containsExactly("key TYPICAL by 0x904/0x7", "socket POSSIBLE by 0x904");
        assertThat(leads(graph, "none")).containsExactly("weak TYPICAL by none");
    }

    @Test
    void numbersThatMeetByChance_leadNowhere() {
        assertThat(leads(graph, "*/0x101")).containsExactly("key RARE by */0x101");
    }

    @Test
    void whatLeadsNowhere_isNamedOnceEach() {
        assertThat(graph.deadEnds())
                .satisfiesExactly(
                        d -> assertThat(d).isEqualTo(new DeadEnd.Unexplained(code("0x204"))),
                        d -> assertThat(((DeadEnd.Unreached) d).cause().id()).isEqualTo(new CauseId("lost")),
                        d -> assertThat(((DeadEnd.OnlyWeakening) d).cause().id())
                                .isEqualTo(new CauseId("weak")),
                        d -> assertThat(((DeadEnd.Unused) d).step().id()).hasToString("forgotten"),
                        d -> assertThat(((DeadEnd.Idle) d).question().id()).hasToString("weather"));
        assertThat(graph.codeless())
                .singleElement()
                .satisfies(r -> assertThat(r.unreached()).isTrue());
    }

    @Test
    void oneCode_isShownEvenIfNobodyNamesIt() {
        assertThat(leads(graph.about(code("0x904/0x9")), "0x904/0x9")).containsExactly("socket POSSIBLE by 0x904");
        assertThat(graph.about(code("0x204")).codes()).singleElement().matches(KnowledgeGraph.Code::unexplained);
        assertThat(graph.about(code("0x77")).codes()).singleElement().matches(c -> !c.unexplained());
    }

    @Test
    void oneCause_isShownWithTheCodesItNames() {
        KnowledgeGraph shown = graph.about(new CauseId("key"));
        assertThat(shown.codes()).extracting(c -> c.code().toString()).containsExactly("0x904/0x7", "*/0x101");
        assertThat(shown.everyCause()).hasSize(1);
        KnowledgeGraph both = graph.about(code("0x904/0x7")).only(new CauseId("socket"));
        assertThat(leads(both, "0x904/0x7")).containsExactly("socket POSSIBLE by 0x904");
    }

    @Test
    void drawing_hasEachThingOnceAndALineForEachWord() {
        GraphDrawing drawing = GraphDrawing.of(graph.about(code("0x904/0x7")), "en");
        assertThat(drawing.boxes())
                .extracting(GraphDrawing.Box::kind)
                .containsExactlyInAnyOrder("code", "cause", "cause", "step", "step");
        assertThat(drawing.edges()).extracting(GraphDrawing.Edge::weight).containsExactlyInAnyOrder(5, 3, 3, 1, 4);
        assertThat(drawing.boxes())
                .allSatisfy(b -> assertThat(b.y()).isBetween(0, drawing.height() - drawing.boxHeight()))
                .allSatisfy(b -> assertThat(b.x()).isBetween(0, drawing.width() - drawing.boxWidth()));
        assertThat(drawing.boxes()).filteredOn(GraphDrawing.Box::warn).hasSize(1);
    }

    @Test
    void longTitles_areWrappedAndCut() {
        assertThat(GraphDrawing.wrapped("short")).containsExactly("short");
        assertThat(GraphDrawing.wrapped("The computer can't read the key of its certificate"))
                .containsExactly("The computer can't read the", "key of its certificate");
        assertThat(GraphDrawing.wrapped("word ".repeat(40)))
                .hasSize(3)
                .last()
                .asString()
                .endsWith(" …");
    }
}
