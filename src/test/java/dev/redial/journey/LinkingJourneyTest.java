package dev.redial.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.redial.TestForm;
import dev.redial.finding.FindingCode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages tell search engines and the authors of other articles, and the ways in beside the start page. */
@QuarkusTest
class LinkingJourneyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String publicUrl;

    LinkingJourneyTest(@ConfigProperty(name = "redial.public-url") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    private static RequestSpecification browser() {
        return given().urlEncodingEnabled(false)
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .redirects()
                .follow(false);
    }

    private static Document page(String path) {
        Response answer = browser().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    @ParameterizedTest
    @CsvSource({
        "/e/0x904/0x7,TechArticle",
        "/e/0x204,TechArticle",
        "/e/0xd07,TechArticle",
        "/causes/clock-skew,TechArticle",
        "/steps/sync-clock,HowTo"
    })
    void page_tellsWhatItIs(String path, String type) throws IOException {
        Document page = page(path);
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(publicUrl + path);
        assertThat(page.select("link[rel=alternate][hreflang]").eachAttr("hreflang"))
                .containsExactly("en", "de", "x-default");
        assertThat(page.select("meta[property^=og:]").eachAttr("property"))
                .contains("og:title", "og:description", "og:url", "og:type");
        JsonNode data =
                JSON.readTree(page.select("script[type=application/ld+json]").html());
        assertThat(data.path("@type").asText()).isEqualTo(type);
        assertThat(data.path("name").asText()).isNotBlank();
        assertThat(data.path("description").asText()).isNotBlank();
        assertThat(type.equals("HowTo") ? data.path("step").size() : 1).isPositive();
    }

    @Test
    void languageOfTheAddress_isItsCanonicalForm() {
        Document german = page("/e/0x904/0x7?lang=de");
        assertThat(german.select("link[rel=canonical]").attr("href")).isEqualTo(publicUrl + "/e/0x904/0x7?lang=de");
        assertThat(german.select("html").attr("lang")).isEqualTo("de");
    }

    @Test
    void anatomy_marksThePlace() {
        List<Element> marked = page("/e/0x204").select(".anatomy [aria-current=step]");
        assertThat(marked)
                .singleElement()
                .satisfies(rung -> assertThat(rung.text()).startsWith("Connection:"));
        assertThat(page("/e/0x3/0x101").select(".anatomy [aria-current=step]").text())
                .startsWith("Licence:");
        assertThat(page("/e/0xdeadbeef").select(".anatomy")).isEmpty();
        // An extended 0 or 7 says nothing, and must not move the place.
        for (String silent : List.of("/0x0", "/0x7")) {
            assertThat(page("/e/0x204" + silent)
                            .select(".anatomy [aria-current=step]")
                            .text())
                    .startsWith("Connection:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/e/0xd07", "/e/0x5507", "/e/0x80090328"})
    void codeWithoutArticle_hasAWholePage(String path) {
        Document page = page(path);
        assertThat(page.select("#numbers dt")).isNotEmpty();
        assertThat(page.select("#causes .cause")).isNotEmpty();
        assertThat(page.select("#relatives .entries a"))
                .isNotEmpty()
                .allSatisfy(link ->
                        assertThat(link.attr("href")).startsWith("/e/0x").isNotEqualTo(path));
        assertThat(page.select("form[action=/s] #f-host")).hasSize(1);
    }

    @Test
    void sitemap_isSoundAndItsPagesAreThere() throws Exception {
        byte[] xml = browser().get("/sitemap.xml").asByteArray();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        List<String> addresses = Pattern.compile("<loc>([^<]*)</loc>")
                .matcher(new String(xml, StandardCharsets.UTF_8))
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(addresses).hasSizeGreaterThan(400).doesNotHaveDuplicates().allMatch(a -> a.startsWith(publicUrl));
        for (int i = 0; i < addresses.size(); i += 25) {
            String path = addresses.get(i).substring(publicUrl.length());
            assertThat(browser().get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(browser().get("/robots.txt").asString()).contains("Sitemap: " + publicUrl + "/sitemap.xml");
    }

    @Test
    void card_isDescribedToSitesThatEmbed() {
        Response card = browser().get("/oembed?maxwidth=300&url=" + publicUrl + "/e/0x904/0x7?from=kb-1");
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.jsonPath().getString("type")).isEqualTo("rich");
        assertThat(card.jsonPath().getInt("width")).isEqualTo(300);
        assertThat(card.jsonPath().getString("html")).contains(publicUrl + "/embed/0x904/0x7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oembed",
                "/oembed?url=https://evil.example/e/0x904",
                "/oembed?url=http://localhost:8080.evil.example/e/0x904",
                "/oembed?url=%2Fs%2Fx"
            })
    void othersPages_areNotDescribed(String path) {
        assertThat(browser().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void oembedInXml_isNotOffered() {
        assertThat(browser()
                        .get("/oembed?format=xml&url=" + publicUrl + "/e/0x904")
                        .statusCode())
                .isEqualTo(501);
    }

    @Test
    void builtLink_carriesWhatWasFilledIn() {
        Document page = page("/link?code=0x904/0x7&from=kb-12&host=pc7.example.org&port=3390&gateway=");
        String address = page.select("#t-address").text();
        assertThat(address).isEqualTo(publicUrl + "/e/0x904/0x7?from=kb-12&host=pc7.example.org&port=3390");
        String button = page.select("#t-button").text();
        assertThat(Jsoup.parse(button).select("a").attr("href")).isEqualTo(address);
        Document article = page(address.substring(publicUrl.length()));
        assertThat(article.select("#f-host").val()).isEqualTo("pc7.example.org");
        assertThat(article.select("#f-port").val()).isEqualTo("3390");
        assertThat(article.select("input[name=from]").val()).isEqualTo("kb-12");
    }

    @Test
    void builtLink_holdsNothingThatHtmlWouldRead() {
        Document page = page("/link?code=2308&from=%22%3E%3Cscript%3E&host=%22%20onclick=x%3E");
        assertThat(Jsoup.parse(page.select("#t-button").text()).select("script, [onclick]"))
                .isEmpty();
        assertThat(Jsoup.parse(page.select("#t-card").text()).select("script, [onclick]"))
                .isEmpty();
    }

    @Test
    void noCode_keepsWhatWasTyped() {
        Response answer = browser().get("/link?code=zebra&from=kb-12");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("#f-code").val()).isEqualTo("zebra");
        assertThat(Jsoup.parse(answer.asString()).select("#f-from").val()).isEqualTo("kb-12");
    }

    @Test
    void everyFinding_hasAnAddress() {
        Document page = page("/findings");
        for (var code : FindingCode.values()) {
            assertThat(page.getElementById(code.name())).as(code.name()).isNotNull();
        }
    }

    @Test
    void sourcesOfWhatIsDiscouraged_haveTheNumbersOfTheList() {
        Document page = page("/discouraged");
        List<Element> cited = page.select("a[href^=#source-]");
        assertThat(cited)
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        link -> assertThat(page.select("li" + link.attr("href")).attr("value"))
                                .isEqualTo(link.text()));
    }

    @Test
    void browsing_listsACodeAtItsPlace() {
        assertThat(page("/e?stage=dns").select(".entries a").eachAttr("href")).contains("/e/0x104");
        assertThat(page("/e?q=certifcate+expierd").select(".entries a").eachAttr("href"))
                .contains("/e/0x1b07");
        assertThat(page("/e?q=qwertzuiop").select(".entries")).isEmpty();
    }

    @Test
    void savedConnection_isReadJudgedAndLeadsToATest() {
        Response answer = TestForm.filled(browser())
                .formParam(
                        "text",
                        "full address:s:pc7.example.org:3390\nusername:s:CONTOSO\\ines\nenablecredsspsupport:i:0\n"
                                + "gatewayhostname:s:gw.example.org\ngatewayusagemethod:i:1")
                .post("/rdp-file");
        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("#f-host").val()).isEqualTo("pc7.example.org");
        assertThat(page.select("#f-port").val()).isEqualTo("3390");
        assertThat(page.select("#f-gateway").val()).isEqualTo("gw.example.org");
        assertThat(page.select(".finding.problem").text()).contains("Network Level Authentication");
        assertThat(page.text()).contains("username").doesNotContain("ines", "CONTOSO");
    }

    @ParameterizedTest
    @CsvSource({"'',There is nothing to read", "hello,Not one line of this"})
    void anythingElse_isNoSavedConnection(String text, String sentence) {
        Response answer = TestForm.filled(browser()).formParam("text", text).post("/rdp-file");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains(sentence);
    }

    @Test
    void fileInTheApi_namesTheComputer() {
        String token = given().contentType("application/json")
                .body("{\"rdpFile\":\"full address:s:pc7.example.org:3390\\nusername:s:ines\"}")
                .post("/api/v1/sessions")
                .jsonPath()
                .getString("token");
        Response session = given().get("/api/v1/sessions/" + token);
        assertThat(session.jsonPath().getString("target.host")).isEqualTo("pc7.example.org");
        assertThat(session.jsonPath().getInt("target.port")).isEqualTo(3390);
        assertThat(session.asString()).doesNotContain("ines");
        given().contentType("application/json")
                .body("{\"rdpFile\":\"hello\"}")
                .post("/api/v1/sessions")
                .then()
                .statusCode(422);
    }

    @Test
    void copyButtons_nameThePageAndAreAnnounced() {
        for (String path : List.of("/e/0x904/0x7", "/causes/clock-skew", "/steps/sync-clock", "/findings")) {
            Document page = page(path);
            assertThat(page.select("button.copy[data-copy]")).as(path).isNotEmpty();
            assertThat(page.select("#announcer[role=status]")).as(path).hasSize(1);
            for (MatchResult id : Pattern.compile("data-copy=\"[^\"#]*#([^\"]*)\"")
                    .matcher(page.html())
                    .results()
                    .toList()) {
                assertThat(page.getElementById(id.group(1)))
                        .as(path + " " + id.group(1))
                        .isNotNull();
            }
        }
    }
}
