package dev.redial.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Experience;
import dev.redial.diagnosis.Model;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Languages;
import dev.redial.session.SessionState;
import dev.redial.session.SupportCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a change of the knowledge does to sessions, and what there is of it, on a small knowledge. */
class RerankingTest {

    private final KnowledgeBase now = SmallKnowledge.read(SmallKnowledge.files());

    private static Model model(KnowledgeBase knowledge) {
        return Model.of(knowledge, Experience.none());
    }

    private static SessionState session(ErrorCode code) {
        return new SessionState(
                UUID.randomUUID(),
                new SupportCode("ABCD-2345"),
                Optional.of(code),
                Optional.empty(),
                Optional.empty(),
                false,
                "en",
                Instant.EPOCH,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void sameKnowledge_changesNothing() {
        Reranking same = Reranking.of(List.of(session(ErrorCode.of(0x904, 0x7))), model(now), model(now));
        assertThat(same.looked()).isEqualTo(1);
        assertThat(same.changed()).isEmpty();
    }

    @Test
    void otherNumbers_changeTheSessionsTheyConcern() {
        KnowledgeBase then = SmallKnowledge.read(
                SmallKnowledge.files().with("causes/lost.md", "---\nprior: 100\ncodes: {\"0x904\": typical}\n---\n"));
        SessionState concerned = session(ErrorCode.of(0x904));
        Reranking reranking = Reranking.of(List.of(session(ErrorCode.of(0x204)), concerned), model(now), model(then));
        assertThat(reranking.looked()).isEqualTo(2);
        assertThat(reranking.changed()).extracting(Reranking.Changed::session).contains(concerned);

        KnowledgeView.Row row = new RerankingWords(now, then, "en", true)
                .preview(
                        new Reranking(
                                1,
                                reranking.changed().stream()
                                        .filter(c -> c.session().equals(concerned))
                                        .toList()),
                        true)
                .rows()
                .getFirst();
        assertThat(row.supportCode()).isEqualTo("ABCD-2345");
        assertThat(row.causeBefore().title()).isNotEqualTo(row.causeAfter().title());
        assertThat(row.causeAfter().title()).isEqualTo("Cause of weight 5");
        assertThat(row.causeAfter().percent()).matches("[0-9]+ %");
    }

    @Test
    void whoeverSeesNoSessions_isToldNoSupportCode() {
        KnowledgeBase then = SmallKnowledge.read(
                SmallKnowledge.files().with("causes/lost.md", "---\nprior: 100\ncodes: {\"0x904\": typical}\n---\n"));
        Reranking reranking = Reranking.of(List.of(session(ErrorCode.of(0x904))), model(now), model(then));
        assertThat(new RerankingWords(now, then, "en", false)
                        .preview(reranking, true)
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.id() + row.supportCode()).isEmpty());
    }

    @Test
    void counts_sayWhatIsTranslatedAndWhatNobodyChecked() {
        List<KnowledgeCount> counts = KnowledgeCount.all(now, SmallKnowledge.files(), Languages.SUPPORTED);
        assertThat(counts)
                .contains(
                        new KnowledgeCount(KnowledgeKind.CAUSES, List.of(4, 1), List.of(8, 1)),
                        new KnowledgeCount(KnowledgeKind.STEPS, List.of(3, 0), List.of(0, 0)),
                        new KnowledgeCount(KnowledgeKind.ARTICLES, List.of(2, 0), List.of(0, 0)),
                        new KnowledgeCount(KnowledgeKind.SOURCES, List.of(1, 0), List.of(0, 0)));
    }
}
