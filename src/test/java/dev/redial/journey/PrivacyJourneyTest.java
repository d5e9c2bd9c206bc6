package dev.redial.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.session.RetentionConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors are told about what is stored, and their ways to take it away and to pass it on. */
@QuarkusTest
class PrivacyJourneyTest {

    private final RetentionConfig retention;

    PrivacyJourneyTest(RetentionConfig retention) {
        this.retention = retention;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void daysOnThePage_areThoseOfTheSettings(String language) {
        Document page = Jsoup.parse(new Visitor(language).get("/about/privacy").asString());
        Map.of(
                        "session", retention.sessionDays(),
                        "record", retention.recordDays(),
                        "audit", retention.auditDays(),
                        "client-key", RetentionConfig.CLIENT_KEY_DAYS)
                .forEach((what, days) -> assertThat(page.select("[data-days=" + what + "]")
                                .text()
                                .replaceAll("[^0-9]+", " ")
                                .strip())
                        .as(what)
                        .isEqualTo(String.valueOf(days)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void words_carryNoFigureOfTheirOwn(String language) {
        ResourceBundle words = ResourceBundle.getBundle(
                "messages.privacy",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        assertThat(words.keySet())
                .allSatisfy(key -> assertThat(words.getString(key)).as(key).doesNotContainPattern("[0-9]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/e", "/e/0x904/0x7", "/about/probe", "/desk/login", "/no-such-page"})
    void everyPage_leadsToIt(String path) {
        Document page = Jsoup.parse(new Visitor("en").get(path).asString());
        assertThat(page.select("footer a[href=/about/privacy]")).hasSize(1);
    }

    @Test
    void consent_leadsToIt() {
        assertThat(Jsoup.parse(new Visitor("en").get("/").asString()).select("#h-consent a[href=/about/privacy]"))
                .hasSize(1);
    }

    @Test
    void sessionPage_offersTheFileAndPassesNoSecretOn() {
        Visitor visitor = new Visitor("en");
        String path = Visitor.goal(visitor.send("/s", "code", "0x904/0x7", "action", "without-test"));
        String token = path.substring("/s/".length());
        Document page = Jsoup.parse(visitor.get(path).asString());

        assertThat(page.select("[data-copy]").eachAttr("data-copy"))
                .noneMatch(copied -> copied.startsWith("#") || copied.contains(token));
        assertThat(page.select("[data-copy-text]").eachAttr("data-copy-text"))
                .isNotEmpty()
                .allMatch(address -> !address.contains("redacted=false"));
        String report = page.select("#keep li a").getFirst().attr("href");
        assertThat(visitor.get(report).asString())
                .contains("0x904")
                .doesNotContain(page.select("strong.code").getFirst().text());

        String address = page.select("a[download]").attr("href");
        Response file = visitor.get(address);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"redial-session.json\"");
        assertThat(file.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(file.jsonPath().getInt("session.disconnect")).isEqualTo(0x904);
        assertThat(file.asString()).doesNotContain(token);

        visitor.send(path + "/erase");
        assertThat(visitor.get(address).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/api/v1/sessions/nobody/export").statusCode()).isEqualTo(404);
    }
}
