package dev.redial.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.redial.TestForm;
import dev.redial.code.ErrorCode;
import dev.redial.finding.FindingCode;
import dev.redial.outcome.Outcome;
import dev.redial.session.Arrival;
import dev.redial.session.Sessions;
import dev.redial.session.StoredChecks;
import dev.redial.staff.TestStaff;
import dev.redial.target.TargetRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Strangers' words in every place where they are shown (REQUIREMENTS W-10). A page that shows a payload must have the very same elements
 * and attributes as one that shows a harmless word; what differs are texts and values alone.
 */
@Tag("deeper")
@QuarkusTest
class MarkupTest {

    /** {@code -Pfull} asks with every payload, the daily build with one in so many. */
    private static final int ONE_IN = Integer.getInteger("redial.runs", 1_000) >= 10_000 ? 1 : 6;

    /** One for all forms, as a browser keeps it. */
    private TestForm.@Nullable Proof proof;

    private static final String HARMLESS = "harmless";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ADDRESSES = Set.of(
            "href", "src", "action", "formaction", "data", "poster", "data-copy", "data-copy-text", "data-events");
    private static final Pattern OUR_ADDRESS = Pattern.compile("(https?://|[/?#]).*|mailto:.*", Pattern.DOTALL);
    private static final Pattern RAW = Pattern.compile("\\.raw\\b|\\.safe\\b|RawString|\\?raw");

    /** Where prose of our own knowledge files is put in as the HTML that we made of it. No word of a visitor or peer is ever here. */
    private static final Map<String, Integer> RAW_ALLOWED = Map.of(
            "portal/cause.html",
            2,
            "portal/code.html",
            3,
            "portal/discouraged.html",
            1,
            "portal/session.html",
            1,
            "tags/sharing.html",
            1,
            "tags/step.html",
            2);

    /** Findings that carry what a peer says of itself: in its certificate, NTLM, a gateway's headers, an error. */
    private static final FindingCode[] WORDS_OF_PEERS = {
        FindingCode.CERTIFICATE_SEEN,
        FindingCode.CERTIFICATE_NAME_MISMATCH,
        FindingCode.CERTIFICATE_UNTRUSTED_ISSUER,
        FindingCode.HOST_IDENTITY,
        FindingCode.GATEWAY_OK,
        FindingCode.GATEWAY_REDIRECTS,
        FindingCode.TLS_MALFORMED,
        FindingCode.NLA_ERROR
    };

    private final Sessions sessions;

    MarkupTest(Sessions sessions) {
        this.sessions = sessions;
    }

    private static List<String> payloads() {
        try (var file = MarkupTest.class.getResourceAsStream("/hostile/markup.json")) {
            String[] all = JSON.readValue(file, String[].class);
            return IntStream.iterate(0, i -> i < all.length, i -> i + ONE_IN)
                    .mapToObj(i -> all[i])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A session that says the word wherever a visitor or a peer can put one. */
    private Sessions.Opened saying(String word, FindingCode... codes) {
        Sessions.Opened opened = sessions.open(new Arrival(
                Optional.of(ErrorCode.of(0x904, 0x7)),
                Optional.of(new TargetRequest(word, Optional.of(3390), Optional.of(word))),
                Optional.of(word),
                true,
                "en"));
        StoredChecks.add(opened.token(), StoredChecks.saying(word, codes), "+1 ms " + word.replaceAll("\\R", " "));
        sessions.end(
                opened.token(),
                new Outcome(
                        Outcome.Result.NOT_FIXED,
                        Optional.of(word),
                        Optional.of(word),
                        Optional.of(word),
                        Instant.EPOCH));
        return opened;
    }

    private static RequestSpecification browser(String header) {
        // A header of HTTP has no line breaks; what of the payload can be sent is sent.
        String sent = header.replaceAll("[^\\x20-\\x7e]", "?");
        return given().header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8")
                .header("Accept-Language", HARMLESS.equals(header) ? "en" : "en, " + sent)
                .header("User-Agent", sent)
                .header("Referer", sent)
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Every page and answer that shows this session, by name. */
    private Map<String, Response> ofTheSession(Sessions.Opened opened, String cookie, String word) {
        String token = opened.token().value();
        String api = "/api/v1/sessions/" + token;
        Map<String, Response> answers = new TreeMap<>();
        answers.put("page", browser(word).get("/s/" + token));
        answers.put("api session", browser(word).get(api));
        answers.put("api check", browser(word).get(api + "/checks/1"));
        answers.put("api export", browser(word).get(api + "/export"));
        answers.put("api clients", browser(word).get(api + "/clients"));
        answers.put("api report", browser(word).get(api + "/report?redacted=false"));
        answers.put("desk session", deskSession(opened, cookie));
        answers.put("desk list", staff(cookie).get("/desk"));
        return answers;
    }

    private static RequestSpecification staff(String cookie) {
        return given().redirects().follow(false).cookie("redial-desk", cookie);
    }

    private Response deskSession(Sessions.Opened opened, String cookie) {
        return staff(cookie)
                .get("/desk/sessions/"
                        + sessions.find(opened.token()).orElseThrow().id());
    }

    /** Every page that shows what is in its address, its form or its headers, by name. */
    private Map<String, Response> ofTheRequest(String word, String cookie, String token) {
        String sent = encoded(word);
        Map<String, Response> answers = new TreeMap<>();
        answers.put("code", browser(word).get("/e/" + sent));
        answers.put("pair", browser(word).get("/e/0x904/" + sent));
        answers.put("search", browser(word).get("/e?q=" + sent));
        answers.put(
                "prefilled",
                browser(word)
                        .get("/e/0x904/0x7?host=" + sent + "&port=" + sent + "&gateway=" + sent + "&from=" + sent
                                + "&lang=" + sent));
        answers.put("start", browser(word).get("/?from=" + sent + "&lang=" + sent));
        answers.put("embed", browser(word).get("/embed/" + sent));
        answers.put("embed pair", browser(word).get("/embed/0x904/" + sent));
        answers.put("session", browser(word).get("/s/" + sent));
        answers.put("step", browser(word).get("/steps/" + sent));
        answers.put("cause", browser(word).get("/causes/" + sent));
        answers.put("nowhere", browser(word).get("/" + sent));
        answers.put("api code", browser(word).get("/api/v1/codes/" + sent));
        answers.put("api search", browser(word).get("/api/v1/codes?q=" + sent));
        answers.put("api step", browser(word).get("/api/v1/steps/" + sent));
        answers.put("pasted", form(word, "text", word).post("/e"));
        answers.put(
                "opened",
                form(word, "host", word, "port", word, "gateway", word, "from", word, "errorText", word, "code", word)
                        .post("/s"));
        answers.put(
                "computer",
                form(word, "host", word, "port", word, "gateway", word).post("/s/" + token + "/computer"));
        answers.put("answer", form(word, "question", "moment", "answer", word).post("/s/" + token + "/answers"));
        answers.put("question", form(word, "question", word, "answer", word).post("/s/" + token + "/answers"));
        answers.put("tried", form(word, "result", word).post("/s/" + token + "/steps/reboot-host"));
        answers.put("tried step", form(word, "result", word).post("/s/" + token + "/steps/" + sent));
        answers.put(
                "outcome",
                form(word, "result", word, "step", word, "comment", word).post("/s/" + token + "/outcome"));
        answers.put(
                "desk filter",
                staff(cookie)
                        .queryParams("host", word, "code", word, "since", word, "cause", word, "state", word)
                        .get("/desk"));
        answers.put(
                "desk find",
                TestForm.filled(staff(cookie)).formParam("supportCode", word).post("/desk/find"));
        answers.put("desk login", given().queryParam("notice", word).get("/desk/login"));
        return answers;
    }

    private TestForm.Proof proof() {
        TestForm.Proof known = proof;
        TestForm.Proof made = known == null ? TestForm.proof() : known;
        proof = made;
        return made;
    }

    private RequestSpecification form(String word, String... fields) {
        RequestSpecification form =
                proof().carriedBy(browser(word)).contentType("application/x-www-form-urlencoded; charset=UTF-8");
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return form.body(body.toString());
    }

    @Test
    void storedWords_areNoPartOfAnyPageOrAnswer() {
        compare(payloads(), WORDS_OF_PEERS);
    }

    @Test
    void wordsInAnyFinding_areNoPartOfAnyPageOrAnswer() {
        compare(
                List.of(
                        "<img src=x onerror=window.__xss=1>",
                        "\" onmouseover=\"window.__xss=1\" x='",
                        "a\n\nevent: done\n"),
                FindingCode.values());
    }

    private void compare(List<String> payloads, FindingCode... codes) {
        TestStaff.account("mark", "support");
        String cookie = cookie("mark");
        Sessions.Opened usual = saying(HARMLESS, codes);
        Map<String, List<String>> usually = new TreeMap<>();
        ofTheSession(usual, cookie, HARMLESS).forEach((name, answer) -> {
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            usually.put(name, shape(name, answer));
        });
        String usualEvents = events(usual, HARMLESS);
        sessions.erase(usual.token());
        for (String payload : payloads) {
            Sessions.Opened opened = saying(payload, codes);
            ofTheSession(opened, cookie, payload).forEach((name, answer) -> {
                String what = name + " with " + payload;
                assertThat(answer.statusCode()).as(what).isEqualTo(200);
                harmless(what, answer);
                assertThat(shape(what, answer)).as(what).isEqualTo(usually.get(name));
            });
            assertThat(lines(events(opened, payload)))
                    .as("events with " + payload)
                    .isEqualTo(lines(usualEvents));
            // One session in the list at a time, so that lists are alike.
            sessions.erase(opened.token());
        }
    }

    @Test
    void wordsOfARequest_areNoPartOfItsAnswer() {
        TestStaff.account("mara", "support");
        Sessions.Opened opened =
                sessions.open(new Arrival(Optional.empty(), Optional.empty(), Optional.empty(), false, "en"));
        String token = opened.token().value();
        String cookie = cookie("mara");
        // A payload may be read as a code, and then other words of ours are shown.
        Set<String> known = Stream.of(HARMLESS, "0x904", "7", "2308 0x7", "12")
                .flatMap(word -> ofTheRequest(word, cookie, token).values().stream())
                .flatMap(answer -> shape("harmless", answer).stream())
                .collect(Collectors.toSet());
        for (String payload : payloads()) {
            ofTheRequest(payload, cookie, token).forEach((name, answer) -> {
                String what = name + " with " + payload;
                harmless(what, answer);
                Set<String> strange = new TreeSet<>(isPage(answer) ? shape(what, answer) : List.of());
                strange.removeAll(known);
                assertThat(strange).as(what).isEmpty();
            });
        }
        sessions.erase(opened.token());
    }

    private static String cookie(String name) {
        return TestForm.filled(given().redirects().follow(false))
                .formParam("j_username", name)
                .formParam("j_password", TestStaff.PASSWORD)
                .post("/j_security_check")
                .getCookie("redial-desk");
    }

    private static void harmless(String what, Response answer) {
        assertThat(answer.statusCode()).as(what).isLessThan(500);
        assertThat(answer.getHeader("X-Evil")).as(what).isNull();
        assertThat(answer.getHeader("Content-Security-Policy")).as(what).contains("default-src 'none'");
        assertThat(answer.getHeader("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        if (isPage(answer)) {
            harmless(what, Jsoup.parse(text(answer)));
        }
    }

    private static boolean isPage(Response answer) {
        return Optional.ofNullable(answer.getContentType()).orElse("").startsWith("text/html");
    }

    /** What an answer consists of, without the words; a redirect consists of nothing. */
    private static List<String> shape(String what, Response answer) {
        if (isPage(answer)) {
            return shape(Jsoup.parse(text(answer)));
        }
        String type = Optional.ofNullable(answer.getContentType()).orElse("");
        if (type.contains("json")) {
            return shape(tree(what, text(answer)));
        }
        assertThat(text(answer)).as(what).isEmpty();
        return List.of();
    }

    private static String text(Response answer) {
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }

    private static JsonNode tree(String what, String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(what + ": no JSON: " + text, e);
        }
    }

    /** Elements with the names of their attributes, in the order of the page. */
    private static List<String> shape(Document page) {
        return page.getAllElements().stream()
                .map(element -> element.tagName()
                        + element.attributes().asList().stream()
                                .map(attribute -> attribute.getKey())
                                .toList())
                .toList();
    }

    private static void harmless(String what, Document page) {
        assertThat(page.getAllElements().stream().flatMap(MarkupTest::active))
                .as(what)
                .isEmpty();
        assertThat(page.select(
                        "script:not([src^=/assets/]):not([type=application/ld+json]), img:not([src^=/assets/]), link[rel=stylesheet]:not([href^=/assets/])"
                                + ", svg, math, iframe, object, embed, base, style, video, meta[http-equiv]"))
                .as(what)
                .isEmpty();
        assertThat(page.text()).as(what).doesNotContain("60481729", "vertx.core", "VertxImpl");
    }

    /** Attributes that run something, or lead to where we never lead. */
    private static Stream<String> active(Element element) {
        return element.attributes().asList().stream()
                .filter(a -> a.getKey().startsWith("on")
                        || Set.of("style", "srcdoc", "xlink:href").contains(a.getKey())
                        || ADDRESSES.contains(a.getKey())
                                && !OUR_ADDRESS.matcher(a.getValue()).matches())
                .map(a -> element.tagName() + " " + a);
    }

    private static List<String> shape(JsonNode json) {
        List<String> shape = new ArrayList<>();
        shape(json, "", shape);
        return shape;
    }

    private static void shape(JsonNode json, String at, List<String> to) {
        to.add(at + json.getNodeType());
        json.properties().forEach(field -> shape(field.getValue(), at + "/" + field.getKey(), to));
        json.elements().forEachRemaining(element -> {
            if (json.isArray()) {
                shape(element, at + "/-", to);
            }
        });
    }

    private static String events(Sessions.Opened opened, String header) {
        return text(given().header("Accept", "text/event-stream")
                .header("User-Agent", header.replaceAll("[^\\x20-\\x7e]", "?"))
                .get("/api/v1/sessions/" + opened.token().value() + "/checks/1/events"));
    }

    /** What begins each line of a stream of events, and the shape of the data. */
    private static List<String> lines(String stream) {
        return Stream.of(stream.split("\n", -1))
                .map(line -> line.startsWith("data:") ? "data:" + shape(tree("data", line.substring(5))) : line)
                .toList();
    }

    @Test
    void rawWords_areOnlyOurOwnProse() throws IOException {
        Path templates = Path.of("src/main/resources/templates");
        Map<String, Integer> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(templates)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                int count = (int) RAW.matcher(Files.readString(file)).results().count();
                if (count > 0) {
                    found.put(templates.relativize(file).toString(), count);
                }
            }
        }
        assertThat(found)
                .as("templates that put text in unescaped; only prose of the knowledge files may be")
                .isEqualTo(RAW_ALLOWED);
    }
}
