package dev.redial.portal;

import dev.redial.finding.FindingCode;
import dev.redial.finding.FindingWords;
import dev.redial.finding.Severity;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Word;
import dev.redial.probe.Stage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a test can find, finding by finding, each with an address that may be passed on (a session's own may not). */
@PermitAll
@Path("/findings")
@RunOnVirtualThread
public class FindingsPage {

    /** What makes a cause clearly likelier; a list of all would say nothing. */
    private static final List<Word> STRONG = List.of(Word.ALWAYS, Word.USUALLY, Word.OFTEN);

    private final Knowledge knowledge;

    FindingsPage(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** One finding. @param causes those it makes likelier, the commonest first */
    record FindingEntry(FindingCode code, Severity severity, String text, List<StepPage.Link> causes) {}

    /** All findings of one place on the way. */
    record StageFindings(Stage stage, List<FindingEntry> findings) {}

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance findings(List<StageFindings> stages);

        private Templates() {}
    }

    @GET
    public Response all(@Context HttpHeaders headers, @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        List<StageFindings> stages = Arrays.stream(Stage.values())
                .map(stage -> new StageFindings(stage, of(stage, language)))
                .filter(group -> !group.findings().isEmpty())
                .toList();
        return Page.ok(Templates.findings(stages), language);
    }

    private List<FindingEntry> of(Stage stage, PageLanguage language) {
        KnowledgeBase known = knowledge.now();
        return Arrays.stream(FindingCode.values())
                .filter(code -> code.stage() == stage)
                .map(code -> new FindingEntry(
                        code,
                        code.severity(),
                        FindingWords.pattern(code, language.locale()),
                        causes(code, known, language)))
                .toList();
    }

    private static List<StepPage.Link> causes(FindingCode code, KnowledgeBase known, PageLanguage language) {
        return known.causes().stream()
                .filter(cause -> Optional.ofNullable(cause.findings().get(code))
                        .filter(STRONG::contains)
                        .isPresent())
                .filter(cause -> code.severity() != Severity.OK)
                .sorted(Comparator.comparing(Cause::prior).reversed())
                .map(cause -> StepPage.Link.to(cause, language.code()))
                .toList();
    }
}
