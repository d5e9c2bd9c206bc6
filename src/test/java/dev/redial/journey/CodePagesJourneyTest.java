package dev.redial.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The permanent addresses that help articles link to, and what people paste. */
@QuarkusTest
class CodePagesJourneyTest {

    private final Visitor visitor = new Visitor("en");

    @Test
    void theArticle_hasSourcesCausesAndAForm() {
        Response page = visitor.get("/e/0x904/0x7?host=pc7.example.org&port=3390&from=article-7");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains("rel=\"canonical\"", "/e/0x904/0x7", "Last reviewed", "id=\"source-", "checked 20", "read in")
                .contains("Microsoft&#39;s name for this number", "documented by the maker")
                .contains("value=\"pc7.example.org\"", "value=\"3390\"", "value=\"article-7\"")
                .doesNotContain("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "/e/2308, /e/0x904",
        "/e/0X904/7, /e/0x904/0x7",
        "/e/0x0904/0x07, /e/0x904/0x7",
        "/e/904/7?host=pc7&from=a%20b, /e/0x904/0x7?host=pc7&from=a%20b",
        "/e/disconnectReasonAtClientWinsockFDCLOSE, /e/0x904"
    })
    void anAlias_leadsToThePermanentAddress(String alias, String canonical) {
        Response answer = visitor.asks().urlEncodingEnabled(false).get(alias);
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.getHeader("Location")).endsWith(canonical);
    }

    @Test
    void anUnknownCode_hasACompletePageAll() {
        String page = visitor.get("/e/0x7707/0x99").asString();
        assertThat(page).contains("in no list that we know", "encryption (TLS)", "Likely causes", "name=\"host\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/e/hello", "/e/0x1ffffffff", "/e/0x904/hello", "/e/%3Cscript%3E", "/steps/none", "/causes/none"
            })
    void nonsense_isAPageThatSaysSo(String path) {
        Response page = visitor.asks().urlEncodingEnabled(false).get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.asString()).contains("role=\"search\"").doesNotContain("<script>");
    }

    @Test
    void aPastedMessage_leadsToItsPage() {
        Response read = visitor.send("/e", "text", "Fehlercode: 0x904\nErweiterter Fehlercode: 0x7\n");
        assertThat(read.statusCode()).isEqualTo(303);
        assertThat(Visitor.goal(read)).isEqualTo("/e/0x904/0x7");
    }

    @Test
    void bareDigitsWithTwoMeanings_offerBoth() {
        Response read = visitor.send("/e", "text", "516");
        assertThat(read.statusCode()).isEqualTo(422);
        assertThat(read.asString()).contains("href=\"/e/0x204\"", "href=\"/e/0x516\"");
        Response started = visitor.send("/s", "errorText", "516", "host", "127.0.0.1", "consent", "true");
        assertThat(started.statusCode()).isEqualTo(422);
        assertThat(started.asString()).contains("value=\"0x204\"", "value=\"0x516\"", "value=\"127.0.0.1\"");
    }

    @Test
    void anUnreadableMessage_isKeptAndAnsweredAtTheField() {
        String hostile = "no code\"><script>alert(1)</script> {portal:lang} ${1+1}";
        Response read = visitor.send("/e", "text", hostile);
        assertThat(read.statusCode()).isEqualTo(422);
        assertThat(read.asString())
                .contains("We found no error code", "&lt;script&gt;alert(1)&lt;/script&gt;", "{portal:lang} ${1+1}")
                .doesNotContain("<script>alert");
        assertThat(visitor.send("/e", "text", "").statusCode()).isEqualTo(422);
        Response long10k = visitor.send("/e", "text", "x".repeat(10_000));
        assertThat(long10k.statusCode()).isEqualTo(422);
        assertThat(long10k.asString()).contains("too long", "x".repeat(10_000));
    }

    @Test
    void aSearch_findsByWordAndEscapes() {
        assertThat(visitor.get("/e?q=2308").asString()).contains("href=\"/e/0x904\"");
        assertThat(visitor.get("/e?q=<b>zzz").asString())
                .contains("&lt;b&gt;zzz")
                .doesNotContain("<b>zzz");
    }

    @Test
    void theCard_canBeFramedAndSetsNoCookie() {
        Response card = visitor.get("/embed/0x904/0x7?lang=de");
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.getHeader("Content-Security-Policy")).contains("frame-ancestors *");
        assertThat(card.getHeader("Set-Cookie")).isNull();
        assertThat(card.asString()).contains("lang=\"de\"", "/e/0x904/0x7?lang=de");
        assertThat(visitor.get("/embed/hello").statusCode()).isEqualTo(404);
    }

    @Test
    void stepsAndCauses_havePages() {
        assertThat(visitor.get("/steps/sync-clock").asString()).contains("Risk", "Serves these causes");
        assertThat(visitor.get("/causes/clock-skew").asString()).contains("What helps", "/steps/");
        assertThat(visitor.get("/about/probe").asString()).contains("mstshash=", "id=\"unverified\"");
        assertThat(visitor.get("/.well-known/security.txt").asString()).contains("Contact:", "Expires:");
        assertThat(visitor.get("/robots.txt").asString()).contains("Disallow: /s/");
    }
}
