package dev.redial.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.practice.PracticeHost;
import dev.redial.practice.ScriptedRdpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Whole visits without JavaScript, from the article to how it ended. */
@QuarkusTest
class VisitorJourneyTest {

    private final Visitor visitor = new Visitor("en");

    private String open(String host, int port) {
        Response opened =
                visitor.send("/s", "code", "0x904/0x7", "host", host, "port", String.valueOf(port), "consent", "true");
        assertThat(opened.statusCode()).isEqualTo(303);
        return Visitor.goal(opened);
    }

    @Test
    void aHealthyHost_passesEveryRungThatIsTested() throws Exception {
        try (var rdp = ScriptedRdpServer.start(Visitor.script(PracticeHost.HEALTHY))) {
            String session = open("127.0.0.1", rdp.port());
            assertThat(visitor.get(session).getHeader("Refresh")).isEqualTo("2");
            assertThat(visitor.get(session + "?live=1").getHeader("Refresh")).isNull();

            String page = visitor.untilTested(session).asString();

            for (String stage : new String[] {"tcp", "negotiation", "tls", "certificate", "nla"}) {
                assertThat(Visitor.rung(page, stage)).as(stage).isEqualTo("passed");
            }
            assertThat(Visitor.rung(page, "udp")).isEqualTo("passed");
            assertThat(page).contains("id=\"port-open\"", "id=\"tls-ok\"", "id=\"next\"", "Support code");
            assertThat(page).doesNotContain("live.js");
            assertThat(rdp.sawAuthenticate()).isFalse();
        }
    }

    @Test
    void aHostThatResetsAfterClientHello_failsAtEncryptionAndLeadsToAStep() throws Exception {
        try (var rdp = ScriptedRdpServer.start(Visitor.script(PracticeHost.RESET_AFTER_CLIENT_HELLO))) {
            String session = open("127.0.0.1", rdp.port());
            String page = visitor.untilTested(session).asString();

            assertThat(Visitor.rung(page, "negotiation")).isEqualTo("passed");
            assertThat(Visitor.rung(page, "tls")).isEqualTo("failed");
            assertThat(page).contains("id=\"tls-reset-after-hello\"", "speaks for it");

            page = answerEverythingAskedWithUnknown(session, page);
            String step = Visitor.find(page, "action=\"/s/[^/]+/steps/([a-z0-9-]+)\"");
            assertThat(step).isNotEmpty();
            Response tried = visitor.send(session + "/steps/" + step, "result", "not-fixed");
            assertThat(tried.statusCode()).isEqualTo(303);
            page = visitor.get(session).asString();
            assertThat(page).contains("/steps/" + step, "did not help");
            assertThat(Visitor.find(page, "action=\"/s/[^/]+/steps/([a-z0-9-]+)\""))
                    .isNotEqualTo(step);

            assertThat(visitor.send(session + "/outcome", "result", "fixed", "step", step, "comment", "<b>thanks</b>")
                            .statusCode())
                    .isEqualTo(303);
            page = visitor.get(session).asString();
            assertThat(page).contains("Thank you", "&lt;b&gt;thanks").doesNotContain("<b>thanks");
        }
    }

    private String answerEverythingAskedWithUnknown(String session, String first) {
        String page = first;
        for (int i = 0; i < 6; i++) {
            String question =
                    Visitor.find(page, "(?s)id=\"next\".*?name=\"question\" value=\"([a-z-]+)\"[^>]*>\\s*<fieldset");
            if (question.isEmpty() || !page.contains("<legend id=\"next-title\"")) {
                return page;
            }
            assertThat(visitor.send(session + "/answers", "question", question, "answer", "unknown")
                            .statusCode())
                    .isEqualTo(303);
            page = visitor.get(session).asString();
        }
        return page;
    }

    @Test
    void anAnswer_isShownChangedAndWithdrawn() {
        String session = Visitor.goal(visitor.send("/s", "code", "0x904/0x7", "action", "without-test"));
        visitor.send(session + "/answers", "question", "moment", "answer", "after-password");
        assertThat(visitor.get(session).asString()).contains("Right after I typed the password");
        visitor.send(session + "/answers", "question", "moment", "answer", "after-desktop");
        assertThat(visitor.get(session).asString()).contains("value=\"after-desktop\" checked");
        visitor.send(session + "/answers", "question", "moment", "withdraw", "true");
        assertThat(visitor.get(session).asString()).doesNotContain("value=\"after-desktop\" checked");

        Response wrong = visitor.send(session + "/answers", "question", "moment", "answer", "yesterday");
        assertThat(wrong.statusCode()).isEqualTo(422);
    }

    @Test
    void anotherComputer_isTestedAndTheFirstStopsCounting() throws Exception {
        try (var good = ScriptedRdpServer.start(Visitor.script(PracticeHost.HEALTHY));
                var bad = ScriptedRdpServer.start(Visitor.script(PracticeHost.RESET_AFTER_CLIENT_HELLO))) {
            String session = open("127.0.0.1", bad.port());
            assertThat(visitor.untilTested(session).asString()).contains("tls-reset-after-hello");
            Response changed =
                    visitor.send(session + "/computer", "host", "127.0.0.1:" + good.port(), "consent", "true");
            assertThat(changed.statusCode()).isEqualTo(303);
            assertThat(visitor.untilTested(session).asString())
                    .contains("tls-ok")
                    .doesNotContain("tls-reset-after-hello");
            assertThat(visitor.send(session + "/check").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void anErasedSession_isGone() {
        String session = Visitor.goal(visitor.send("/s", "action", "without-test"));
        assertThat(visitor.send(session + "/erase").statusCode()).isEqualTo(200);
        assertThat(visitor.get(session).statusCode()).isEqualTo(404);
        assertThat(visitor.send(session + "/check").statusCode()).isEqualTo(404);
    }

    @Test
    void aGermanVisitor_readsGerman() {
        Visitor german = new Visitor("de-AT,de;q=0.9,en;q=0.5");
        assertThat(german.get("/").asString()).contains("lang=\"de\"", "Verbindung testen");
        assertThat(german.get("/e/0x904/0x7").asString()).contains("Wahrscheinliche Ursachen");
        assertThat(german.get("/?lang=en").asString()).contains("Test the connection");
        assertThat(german.get("/?lang=en").getCookie("lang")).isEqualTo("en");
        String session = Visitor.goal(german.send("/s", "code", "0x904/0x7", "action", "without-test"));
        assertThat(german.get(session).asString()).contains("Was Sie als Nächstes tun");
    }
}
