package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Diagnosis;
import dev.redial.diagnosis.NextStep;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;
import dev.redial.outcome.Outcome;
import dev.redial.target.TargetRequest;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a report gives away that is passed on (REQUIREMENTS G-05), and what strangers' words can do in it (W-10). */
class RedactedReportTest {

    private static final SupportCode CODE = new SupportCode("7K3M-Q2XF");

    private static KnowledgeBase knowledge;

    @BeforeAll
    static void read() throws IOException {
        KnowledgeFiles files = new KnowledgeFiles();
        ClassPathUtils.consumeAsPaths("knowledge", files::with);
        knowledge = ((KnowledgeLoader.Loaded.Whole) KnowledgeLoader.load(files)).knowledge();
    }

    /** Names as they occur: of hosts, in certificates, of NTLM, and addresses. */
    static List<String> names() {
        return List.of(
                "pc7.corp.example.org",
                "PC7",
                "srv-rdp-01",
                "CORP",
                "CORP\\pc7",
                "corp.local",
                "rdp.müller-söhne.de",
                "xn--mller-shne-x9a3k.de",
                "gw.example.org:8443",
                "192.0.2.7",
                "198.51.100.23",
                "2001:db8::7",
                "2001:db8:0:1:2:3:4:5",
                "fe80::1%eth0",
                "CN=pc7.corp.example.org",
                "CN=Anna Müller,OU=Vertrieb,O=Beispielhaus GmbH,C=DE",
                "O=Beispielhaus GmbH",
                "DESKTOP-4F7K2QX",
                "WIN-0A1B2C3D4E5",
                "WORKGROUP-OF-ANNA",
                "*.example.org",
                "ab:cd:ef:01:23:45:67:89",
                "SHA256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069",
                "https://login.example.org/sign-in",
                "anna.mueller@example.org",
                "pc7 and pc8, both of them");
    }

    /** The name wherever a person, a peer or a measurement could have put it. */
    private static SessionState state(String name) {
        List<Finding> findings = new ArrayList<>(StoredChecks.saying(name));
        findings.add(Finding.of(FindingCode.TLS_MALFORMED, "detail", "alert from " + name + " in record 3")
                .at(name));
        findings.add(Finding.of(FindingCode.NLA_ERROR, "status", "0xC000005E (" + name.toUpperCase(Locale.ROOT) + ")"));
        findings.add(Finding.of(FindingCode.NLA_MALFORMED, "detail", "no-such-field"));
        CheckState check = new CheckState(
                1,
                CheckStatus.DONE,
                Optional.empty(),
                name,
                Optional.of(3390),
                Optional.of(name),
                Instant.parse("2026-11-22T10:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(12L),
                Optional.empty(),
                List.of(),
                findings,
                List.of(name));
        return new SessionState(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                CODE,
                Optional.of(ErrorCode.of(0x904, 7)),
                Optional.of(new TargetRequest(name, Optional.of(3390), Optional.of(name))),
                Optional.of(name),
                true,
                "en",
                Instant.parse("2026-11-22T10:00:00Z"),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.of(check),
                Optional.of(new Outcome(
                        Outcome.Result.FIXED, Optional.empty(), Optional.empty(), Optional.of(name), Instant.EPOCH)));
    }

    private static Report report(String name, boolean redacted) {
        Diagnosis nothing = new Diagnosis(List.of(), List.of());
        NextStep next = new NextStep.HandOver(NextStep.Why.values()[0], Optional.empty(), List.of());
        return Report.of(
                state(name),
                new Advice(nothing, next, Map.of(), OptionalDouble.empty()),
                List.of(),
                knowledge,
                "en",
                redacted);
    }

    private static List<String> formats(Report report) throws JsonProcessingException {
        return List.of(new ObjectMapper().writeValueAsString(report), report.markdown(), report.plain());
    }

    @ParameterizedTest
    @MethodSource("names")
    void redactedReport_namesNobody(String name) throws JsonProcessingException {
        for (String text : formats(report(name, true))) {
            String lower = text.replace("\\", "").toLowerCase(Locale.ROOT);
            assertThat(lower).contains("0x904", "no-such-field");
            Stream.concat(Stream.of(name), Arrays.stream(name.split("[\\s,=\\\\]+")))
                    .map(part -> part.toLowerCase(Locale.ROOT))
                    .filter(part -> part.length() > 3 && !part.matches("both|them"))
                    .forEach(part -> assertThat(lower).doesNotContain(part));
            assertThat(text).doesNotContain(CODE.value(), "00000000-0000-0000");
        }
        assertThat(report(name, false).plain()).contains(name, CODE.value());
    }

    @Test
    void harmlessFacts_areShown() {
        String text = report("pc7.corp.example.org", true).plain();
        assertThat(text).contains("TLS_MALFORMED", "CERTIFICATE_SEEN");
        Finding seen = Report.redacted(
                Finding.of(FindingCode.CERTIFICATE_EXPIRED, "on", "host", "notAfter", "2026-11-22T10:00:00Z"),
                new Report.Names(Set.of("pc7.example.org"), Set.of("host")));
        assertThat(seen.args()).containsEntry("on", "host").containsEntry("notAfter", "2026-11-22T10:00:00Z");
        assertThat(Report.redacted(
                                Finding.of(FindingCode.HOST_IDENTITY, "build", "10.0.20348"),
                                new Report.Names(Set.of(), Set.of()))
                        .args())
                .containsEntry("build", "10.0.20348");
    }

    static Stream<String> markup() throws IOException {
        try (var file = RedactedReportTest.class.getResourceAsStream("/hostile/markup.json")) {
            return Stream.of(new ObjectMapper().readValue(file, String[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("markup")
    void markup_staysWords(String payload) {
        Report usual = report("x", false);
        Report report = report(payload, false);
        assertThat(report.plain().lines()).hasSameSizeAs(usual.plain().lines().toList());
        assertThat(shape(report.markdown())).isEqualTo(shape(usual.markdown()));
    }

    /** The elements that a reader of Markdown with raw HTML makes of it. */
    private static List<String> shape(String markdown) {
        String html = HtmlRenderer.builder()
                .escapeHtml(false)
                .build()
                .render(Parser.builder().build().parse(markdown));
        return Jsoup.parse(html).getAllElements().stream()
                .map(element -> element.tagName() + element.attributes().asList())
                .toList();
    }
}
