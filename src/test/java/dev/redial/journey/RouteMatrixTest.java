package dev.redial.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Routes;
import dev.redial.TestForm;
import dev.redial.code.ErrorCode;
import dev.redial.journey.RouteFile.Row;
import dev.redial.optout.ProofRequests;
import dev.redial.optout.Purpose;
import dev.redial.session.Arrival;
import dev.redial.session.Sessions;
import dev.redial.staff.TestStaff;
import dev.redial.target.IpAddress;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may ask for what (REQUIREMENTS W-09): every route of the code against {@code web/routes.csv}, as nobody, as somebody else than the owner, and in
 * each role, by a real account. Every request carries the form's token, so that its absence never stands for a missing right. A fresh session stands
 * behind each request: some of them erase it.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteMatrixTest {

    private static final String COOKIE = "redial-desk";
    private static final String UNKNOWN = "AAAAAAAAAAAAAAAAAAAAAAAA";
    private static final Path MATRIX = Path.of("target", "route-matrix.md");

    /** What no annotation of ours makes: the sign-in's addresses, reports, the API's description, files. */
    private static final List<String> NOT_ANNOTATED = List.of(
            "POST /j_security_check",
            "GET /desk/signed-in",
            "POST /csp-report",
            "GET /api/openapi",
            "GET /assets/css/redial.css");

    private final Sessions sessions;
    private final ProofRequests proofs;
    private final Map<String, String> cookies = new HashMap<>();
    private TestForm.@Nullable Proof form;
    private String proof = "";

    RouteMatrixTest(Sessions sessions, ProofRequests proofs) {
        this.sessions = sessions;
        this.proofs = proofs;
    }

    @BeforeEach
    void prepare() {
        if (form == null) {
            form = TestForm.proof();
            RouteFile.ROLES.forEach(role -> TestStaff.account("matrix-" + role, role));
        }
    }

    /** A wish to opt out whose proof was brought, so that nothing is looked up any more. */
    private String proof() {
        if (proof.isEmpty()) {
            IpAddress owner = IpAddress.read("127.77.66.55").orElseThrow();
            ProofRequests.Waiting waiting = (ProofRequests.Waiting) proofs.ask("127.77.66.55", Purpose.ADD, "matrix");
            proofs.confirm(proofs.find(waiting.id()).orElseThrow(), Optional.of(owner));
            proof = waiting.id().toString();
        }
        return proof;
    }

    private Sessions.Opened session() {
        return sessions.open(new Arrival(
                Optional.of(ErrorCode.of(0x904, 0x7)), Optional.empty(), Optional.of("kb-matrix"), false, "en"));
    }

    private String cookie(String role) {
        return cookies.computeIfAbsent(
                role,
                r -> TestForm.filled(RestAssured.given().redirects().follow(false))
                        .formParam("j_username", "matrix-" + r)
                        .formParam("j_password", TestStaff.PASSWORD)
                        .post("/j_security_check")
                        .getCookie(COOKIE));
    }

    /** @param who a role, or another word for nobody who is signed in */
    private Response ask(Row row, String who, String path) {
        RequestSpecification request = Objects.requireNonNull(form)
                .carriedBy(RestAssured.given().redirects().follow(false));
        if (RouteFile.ROLES.contains(who)) {
            request = request.cookie(COOKIE, cookie(who));
        }
        boolean api = path.startsWith("/api/");
        boolean sends = !row.method().equals("GET");
        if (sends && api) {
            request = request.contentType("application/json").body("{}");
        } else if (sends) {
            request = request.contentType("application/x-www-form-urlencoded").body(row.form());
        }
        Response answer = request.request(row.method(), path);
        if (row.path().equals("/desk/logout")) {
            cookies.remove(who);
        }
        return answer;
    }

    private String own(Row row) {
        return row.path(name -> switch (name) {
            case "$token" -> session().token().value();
            case "$session" ->
                sessions.find(session().token()).orElseThrow().id().toString();
            case "$proof" -> proof();
            case "$account" -> account();
            default -> name;
        });
    }

    private static String account() {
        TestStaff.account("matrix-somebody", "support");
        return "matrix-somebody";
    }

    private String others(Row row, String id) {
        return row.path(name -> name.startsWith("$") ? id : name);
    }

    @Test
    void codeAndFile_nameTheSameRoutes() {
        List<String> listed = RouteFile.rows().stream().map(Row::name).toList();
        List<String> code = Stream.concat(Routes.inCode().stream().map(Routes.Route::name), NOT_ANNOTATED.stream())
                .distinct()
                .toList();
        assertThat(listed).as("listed").doesNotHaveDuplicates();
        assertThat(code)
                .filteredOn(route -> !listed.contains(route))
                .as("missing in routes.csv")
                .isEmpty();
        assertThat(listed)
                .filteredOn(route -> !code.contains(route))
                .as("listed, and no route")
                .isEmpty();
    }

    @Test
    void everybody_getsWhatTheFileSays() throws IOException {
        List<String> differences = new ArrayList<>();
        List<Row> seen = new ArrayList<>();
        for (Row row : RouteFile.rows()) {
            Row found = row.seen(who -> status(row, who));
            seen.add(found);
            if (!found.equals(row)) {
                differences.add(row.line() + "\n   answered " + found.line());
            }
        }
        Files.writeString(MATRIX, RouteFile.markdown(seen));
        assertThat(differences).as("routes that answer otherwise").isEmpty();
    }

    private String status(Row row, String who) {
        if (who.equals("other") && !row.personal()) {
            return RouteFile.NOTHING;
        }
        Response answer = ask(row, who, who.equals("other") ? others(row, UNKNOWN) : own(row));
        boolean turnedAway = who.equals("anonymous") && row.path().startsWith("/desk") && answer.statusCode() == 302;
        if (turnedAway) {
            assertThat(answer.header("Location")).as(row.name()).endsWith("/desk/login");
        }
        return Integer.toString(answer.statusCode());
    }

    /** Whoever tries ids can't tell one that never was from one that looks alike and is somebody's, in another sense. */
    @Test
    void unknownAndForeign_lookTheSame() {
        Sessions.Opened theirs = session();
        Map<String, String> unknownLike = Map.of(
                new StringBuilder(theirs.token().value()).reverse().toString(), UNKNOWN,
                theirs.token().value().substring(1), UNKNOWN.substring(1),
                theirs.supportCode().value(), "0000-0000",
                sessions.find(theirs.token()).orElseThrow().id().toString(), "00000000-0000-0000-0000-000000000000",
                proof(), "00000000-0000-0000-0000-000000000001");
        List<Row> personal = RouteFile.rows().stream().filter(Row::ofASession).toList();
        assertThat(personal).hasSizeGreaterThan(20);
        for (Row row : personal) {
            unknownLike.forEach((foreign, unknown) -> assertThat(look(ask(row, "other", others(row, foreign)), foreign))
                    .as("%s with %s", row.name(), foreign)
                    .isEqualTo(look(ask(row, "other", others(row, unknown)), unknown)));
        }
        assertThat(sessions.find(theirs.token())).as("their session").isPresent();
    }

    /** Without what differs each time: the id itself, the number of the error, the token of a form. */
    private static String look(Response answer, String id) {
        String place = answer.header("Location") == null ? "" : answer.header("Location");
        return (answer.statusCode() + " " + place + "\n" + answer.asString())
                .replace(id, "ID")
                .replaceAll("urn:redial:error:[0-9a-f]{8}", "ERROR")
                .replaceAll("<code>[0-9a-f]{8}</code>", "ERROR")
                .replaceAll("(?<=name=\"csrf-token\" value=\")[^\"]*", "TOKEN");
    }

    /** W-15: nobody lands on a page that is not for them, and nobody is offered one. */
    @ParameterizedTest
    @ValueSource(strings = {"support", "analyst", "editor", "auditor", "admin"})
    void everyRole_hasAStartAndLinksThatItMayFollow(String role) {
        String cookie = cookie(role);
        Response start = RestAssured.given().cookie(COOKIE, cookie).get("/desk");
        assertThat(start.statusCode()).isEqualTo(200);
        List<String> links = Jsoup.parse(start.asString()).select("nav.desk-bar a").stream()
                .map((Element a) -> a.attr("href"))
                .toList();
        assertThat(links).contains("/desk", "/desk/password");
        for (String link : links) {
            assertThat(RestAssured.given().cookie(COOKIE, cookie).get(link).statusCode())
                    .as(link)
                    .isEqualTo(200);
        }
    }
}
