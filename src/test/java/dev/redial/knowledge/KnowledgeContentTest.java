package dev.redial.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The content that ships: whole, connected, and complete in both languages. */
class KnowledgeContentTest {

    static final Path CONTENT = Path.of("src/main/resources/knowledge");

    private static final KnowledgeBase WHOLE = whole();

    /** For tests of others that need the content that ships. */
    static final Knowledge SHIPPED = new Knowledge(WHOLE);

    private final KnowledgeBase knowledge = WHOLE;

    private static KnowledgeBase whole() {
        return switch (KnowledgeLoader.load(new KnowledgeFiles().with(CONTENT))) {
            case KnowledgeLoader.Loaded.Whole(var base) -> base;
            case KnowledgeLoader.Loaded.Broken(var defects) ->
                throw new AssertionError("\n"
                        + String.join(
                                "\n", defects.stream().map(Object::toString).toList()));
        };
    }

    @Test
    void everyStep_helpsSomeCause() {
        List<StepId> unused = knowledge.steps().stream()
                .map(Step::id)
                .filter(s -> knowledge.causesHelpedBy(s).isEmpty())
                .toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void everyQuestion_movesSomeCause() {
        Set<QuestionId> moving = knowledge.causes().stream()
                .flatMap(c -> c.answers().keySet().stream())
                .map(Answer::question)
                .collect(Collectors.toSet());
        assertThat(knowledge.questions()).extracting(Question::id).allMatch(moving::contains);
    }

    @Test
    void mainAndExtended_areNeverLookedUpInOneList() {
        var pair = knowledge.describe(ErrorCode.of(0x104, 0x104));
        assertThat(meaning(pair.main())).isNotEqualTo(meaning(pair.extended().orElseThrow()));
        assertThat(((CodeMeaning.Known) pair.main()).entry().symbol()).contains("disconnectReasonDNSLookupFailed");
    }

    @Test
    void unknownCode_getsTheLayerOfItsLowByte() {
        assertThat(knowledge.describe(ErrorCode.of(0x5507)).main())
                .isInstanceOfSatisfying(
                        CodeMeaning.Unlisted.class, u -> assertThat(u.layer()).contains(CodeLayer.TLS_AND_SIGN_IN));
        assertThat(knowledge.describe(ErrorCode.of(0xDEADBEEF)).main())
                .isInstanceOfSatisfying(
                        CodeMeaning.Unlisted.class, u -> assertThat(u.layer()).isEmpty());
    }

    @Test
    void numberInTheSentence_isFoundInItsOwnNamespace() {
        assertThat(meaning(knowledge.describe(ErrorCode.of(0x80090302)).main())).isNotBlank();
    }

    @Test
    void symbol_leadsToItsCode() {
        assertThat(knowledge.bySymbol("disconnectReasonSocketConnectFailed")).contains(ErrorCode.of(0x204));
    }

    @Test
    void search_findsByWordsAndNumbers() {
        assertThat(knowledge.search("2308", "en").codes())
                .extracting(CodeEntry::number)
                .contains(0x904);
        assertThat(knowledge.search("0x904", "en").codes())
                .extracting(CodeEntry::number)
                .contains(0x904);
        assertThat(knowledge.search("  ", "en").nothing()).isTrue();
    }

    @Test
    void search_forgivesASlipOfTheFinger() {
        for (String typed : List.of("certifcate expired", "certificate expierd", "zertifkat abgelaufen")) {
            Found found = knowledge.search(typed, "de");
            assertThat(found.guessed()).as(typed).isTrue();
            assertThat(found.codes()).as(typed).extracting(CodeEntry::number).contains(0x1b07);
        }
        assertThat(knowledge.search("certificate expired", "en").guessed()).isFalse();
        assertThat(knowledge.search("disconectReasonSocketConnectFailed", "en").codes())
                .extracting(CodeEntry::number)
                .contains(0x204);
        assertThat(knowledge.search("qwertzuiop", "en").nothing()).isTrue();
    }

    @Test
    void search_findsCausesAndSteps() {
        assertThat(knowledge.search("restart-termservice", "en").steps()).hasSize(1);
        assertThat(knowledge.search("clock", "en").causes())
                .extracting(c -> c.id().value())
                .contains("clock-skew");
    }

    @Test
    void everyStage_hasCodes() {
        assertThat(knowledge.entries()).extracting(CodeEntry::stage).contains(CodeStage.values());
    }

    private static String meaning(CodeMeaning meaning) {
        return meaning instanceof CodeMeaning.Known(var entry) ? entry.meaning("en") : "";
    }
}
