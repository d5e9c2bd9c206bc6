package dev.redial.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.redial.TestForm;
import dev.redial.code.ErrorCode;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Step;
import dev.redial.session.Arrival;
import dev.redial.session.Sessions;
import dev.redial.session.SupportCode;
import dev.redial.staff.TestStaff;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A house with a folder of its own: staff look at the knowledge, try out a change, and have the files read again. */
@QuarkusTest
@TestProfile(KnowledgeJourneyTest.House.class)
class KnowledgeJourneyTest {

    private static final Path FOLDER = Path.of("target", "house-knowledge");
    private static final String COOKIE = "redial-desk";
    private static final String FILE = "causes/audio-blocking-call.md";
    private static final String LIKELIER =
            "---\nprior: 100\ncodes:\n  \"0x904\": typical\n  \"0x904/0x7\": typical\n  \"0x904/0x0\": typical\n---\n";

    /** With a folder that is empty at start. */
    public static final class House implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            empty();
            return Map.of(
                    "redial.knowledge.path", FOLDER.toString(), "redial.db.url", "jdbc:h2:mem:house;DB_CLOSE_DELAY=-1");
        }
    }

    private final Knowledge knowledge;
    private final Sessions sessions;

    KnowledgeJourneyTest(Knowledge knowledge, Sessions sessions) {
        this.knowledge = knowledge;
        this.sessions = sessions;
    }

    private static void empty() {
        try {
            Files.createDirectories(FOLDER);
            try (Stream<Path> all = Files.walk(FOLDER)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    if (!file.equals(FOLDER)) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String path, String text) throws IOException {
        Files.createDirectories(FOLDER.resolve(path).getParent());
        Files.writeString(FOLDER.resolve(path), text);
    }

    private static RequestSpecification visitor() {
        return given().redirects().follow(false);
    }

    private static RequestSpecification as(String name, String roles) {
        TestStaff.account(name, roles);
        String cookie = TestForm.filled(visitor())
                .formParam("j_username", name)
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .getCookie(COOKIE);
        return TestForm.carrying(visitor()).cookie(COOKIE, cookie);
    }

    private static RequestSpecification support() {
        return as("know-sue", "support");
    }

    private static RequestSpecification admin() {
        return as("know-ada", "admin");
    }

    private SupportCode opened() {
        Sessions.Opened opened = sessions.open(
                new Arrival(Optional.of(ErrorCode.of(0x904, 0x7)), Optional.empty(), Optional.empty(), false, "en"));
        return opened.supportCode();
    }

    @BeforeEach
    void emptyHouse() {
        empty();
        admin().post("/desk/knowledge/read-again").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/knowledge", "/desk/knowledge/graph", "/desk/knowledge/preview"})
    void anonymous_isSentToTheSignIn(String page) {
        visitor().get(page).then().statusCode(302).header("Location", endsWith("/desk/login"));
    }

    @Test
    void brokenFile_isNamedWithItsLineAndChangesNothing() throws IOException {
        KnowledgeBase before = knowledge.now();
        write(FILE, "---\nstage: session\npriority: 3\n---\n");
        admin().post("/desk/knowledge/read-again")
                .then()
                .statusCode(422)
                .body(containsString("stays in use"), containsString("<code>" + FILE + "</code></td><td>3</td>"))
                .body(containsString("priority"));
        assertThat(knowledge.now()).isSameAs(before);
    }

    @Test
    void wholeFile_isTakenAndWhatChangedIsSaid() throws IOException {
        write(FILE, LIKELIER);
        write("notes.txt", "Ours");
        write("causes/house-proxy.md", HOUSE_PROXY);
        int before = knowledge.now().causes().size();
        admin().post("/desk/knowledge/read-again")
                .then()
                .statusCode(200)
                .body(containsString("Causes: " + before + " before, " + (before + 1) + " now."))
                .body(containsString("Files that differ from before: 2"))
                .body(containsString("adds to ours"), containsString("not used"));
        assertThat(knowledge
                        .now()
                        .cause(new CauseId("audio-blocking-call"))
                        .orElseThrow()
                        .prior())
                .isEqualTo(100);
        support()
                .header("Accept-Language", "de")
                .get("/desk/knowledge")
                .then()
                .statusCode(200)
                .body(containsString(FOLDER.toString()), containsString("ergänzt unsere"))
                .body(
                        containsString("Redaktion oder Verwaltung"),
                        not(containsString("action=\"/desk/knowledge/read-again")));
    }

    @Test
    void support_cannotHaveThemReadAgain() throws IOException {
        write(FILE, LIKELIER);
        KnowledgeBase before = knowledge.now();
        support().post("/desk/knowledge/read-again").then().statusCode(403);
        assertThat(knowledge.now()).isSameAs(before);
    }

    @Test
    void preview_showsWhichSessionsWouldBeRankedAnew() {
        SupportCode code = opened();
        KnowledgeBase before = knowledge.now();
        String title = before.cause(new CauseId("audio-blocking-call"))
                .orElseThrow()
                .texts()
                .in("en")
                .title()
                .replace("'", "&#39;");
        support()
                .formParam("path", FILE)
                .formParam("text", LIKELIER)
                .post("/desk/knowledge/preview")
                .then()
                .statusCode(200)
                .body(containsString(">" + code + "</a>"), containsString(title + " ("))
                .body(containsString("sessions would get another first cause"))
                .body(containsString("value=\"" + FILE + "\""), containsString("prior: 100"));
        assertThat(knowledge.now()).isSameAs(before);
        admin().formParam("path", FILE)
                .formParam("text", LIKELIER)
                .post("/desk/knowledge/preview")
                .then()
                .statusCode(200)
                .body(containsString("sessions would get"), not(containsString(code.value())))
                .body(not(containsString("/desk/sessions/")));
        support().get("/desk/knowledge/preview").then().statusCode(303);
    }

    @Test
    void preview_ofTheDisk_needsNoText() throws IOException {
        SupportCode code = opened();
        support()
                .post("/desk/knowledge/preview")
                .then()
                .statusCode(200)
                .body(containsString("as they lie on the disk"), containsString("0 of "));
        write(FILE, LIKELIER);
        support().post("/desk/knowledge/preview").then().statusCode(200).body(containsString(">" + code + "</a>"));
    }

    @Test
    void preview_losesNothingThatWasTyped() {
        support()
                .formParam("path", FILE)
                .formParam("text", "---\nprior: <b>many</b>\n---\n")
                .post("/desk/knowledge/preview")
                .then()
                .statusCode(422)
                .body(containsString("<code>" + FILE + "</code></td><td>2</td>"))
                .body(containsString("value=\"" + FILE + "\""))
                .body(containsString("prior: &lt;b&gt;many&lt;/b&gt;"), not(containsString("<b>many")));
        support()
                .formParam("path", "\"><script>x</script>.md")
                .formParam("text", "---\nprior: 3\n---\n")
                .post("/desk/knowledge/preview")
                .then()
                .statusCode(422)
                .body(containsString("Nothing is read at this path"), containsString("prior: 3"))
                .body(containsString("&lt;script&gt;x"), not(containsString("<script>x")));
        support()
                .formParam("text", "---\nprior: 3\n---\n")
                .post("/desk/knowledge/preview")
                .then()
                .statusCode(422)
                .body(containsString("Which file"), containsString("prior: 3"));
    }

    @Test
    void graph_marksWhatLeadsNowhere() throws IOException {
        support().get("/desk/knowledge/graph").then().statusCode(200).body(not(containsString("house proxy")));
        write("causes/house-proxy.md", HOUSE_PROXY);
        admin().post("/desk/knowledge/read-again").then().statusCode(200);
        String graph = support()
                .get("/desk/knowledge/graph")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(graph)
                .contains(
                        "cause that no code, finding or answer leads to</span> <a href=\"/desk/knowledge/graph?cause=house-proxy\">")
                .contains("<code>0x904/0x7</code>")
                .doesNotContain("<svg");
    }

    @Test
    void graph_drawsOneCodeOrCause() {
        support()
                .get("/desk/knowledge/graph?code=0x904/0x7&cause=tls-private-key-unreadable")
                .then()
                .statusCode(200)
                .body(containsString("<svg class=\"graph\""), containsString("<path class=\"edge\""))
                .body(containsString("<rect class=\"code\""), containsString("<rect class=\"step"));
        support()
                .queryParam("code", "\"><script>x</script>")
                .queryParam("cause", "<script>x</script>")
                .get("/desk/knowledge/graph")
                .then()
                .statusCode(200)
                .body(containsString("We see no error code"), containsString("There is no such cause"))
                .body(not(containsString("<script>x")));
    }

    private static final String HOUSE_PROXY = """
            ---
            stage: session
            prior: 1
            visibility: blind
            codes: {}
            findings: {}
            answers: {}
            steps:
              reboot-host: sometimes
            sources: []
            ---
            # The house proxy is in the way

            It is ours.

            ## How you notice

            You notice.
            """;

    @Test
    void contactOfTheHouse_isShownWhereACaseIsHandedOver() throws IOException {
        write("contact.md", "# Helpdesk of Contoso\n\nCall 4711, **any** time.");
        admin().post("/desk/knowledge/read-again").then().statusCode(200);
        visitor()
                .header("Accept", "text/html")
                .get("/e/0x904/0x7")
                .then()
                .body(containsString("Helpdesk of Contoso"), containsString("<strong>any</strong>"));
        String session = Visitor.goal(new Visitor("en").send("/s", "code", "0x904/0x7", "action", "without-test"));
        for (String step : sevenSafeSteps()) {
            new Visitor("en").send(session + "/steps/" + step, "result", "not-fixed");
        }
        visitor().header("Accept", "text/html").get(session).then().body(containsString("Helpdesk of Contoso"));
    }

    private List<String> sevenSafeSteps() {
        return knowledge.now().steps().stream()
                .filter(step -> !step.weakensSecurity())
                .limit(7)
                .map(step -> step.id().value())
                .toList();
    }

    @Test
    void loweredProtection_isToBeUndoneInTime() {
        String step = knowledge.now().steps().stream()
                .filter(Step::weakensSecurity)
                .map(s -> s.id().value())
                .findFirst()
                .orElseThrow();
        String session = Visitor.goal(new Visitor("en").send("/s", "code", "0x904/0x7", "action", "without-test"));
        new Visitor("en").send(session + "/steps/" + step, "result", "skipped");
        visitor()
                .header("Accept", "text/html")
                .get(session)
                .then()
                .body(not(containsString("Put the protection back")));
        new Visitor("en").send(session + "/steps/" + step, "result", "not-fixed");
        visitor()
                .header("Accept", "text/html")
                .get(session)
                .then()
                .body(containsString("Put the protection back"), containsString(" UTC"));
    }
}
