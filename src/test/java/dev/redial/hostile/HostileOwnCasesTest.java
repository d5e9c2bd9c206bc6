package dev.redial.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.hostile.HostileCase.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the corpus does not have: floods of other kinds, noise everywhere, slowness that is legal. None needs a time-out to be seen through. */
class HostileOwnCasesTest {

    private static final Duration A_WHILE = Duration.ofSeconds(4);
    private static final Duration BUSY_MACHINE = Duration.ofMillis(900);

    private static final String CHOOSES_TLS = "030000130ed000001234000200080001000000";
    private static final String CHOOSES_CREDSSP = "030000130ed000001234000200080002000000";
    private static final String SERVER_HELLO = "160303002a02000026" + "0303" + "07".repeat(32) + "00c02f00";

    /** A ServerHello whose random number says that it is none (RFC 8446 section 4.1.3), choosing TLS 1.3 and another group. */
    private static final String HELLO_RETRY = "1603030038" + "020000340303"
            + "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c"
            + "00130100000c" + "002b00020304" + "00330002001e";

    private static final Step REQUEST = new Step("recv", "cr");
    private static final Step HOLD = new Step("hold_ms", "60000");

    @BeforeAll
    static void prepare() {
        HostilePlay.prepare();
    }

    @TestFactory
    Stream<DynamicTest> answer_isSeenThrough() {
        return Stream.of(
                afterRequest("noise", "TPKT_INVALID NOT_RDP:unknown", new Step("flood_random_mb", 1)),
                afterRequest(
                        "half an answer, then the end",
                        "TPKT_TRUNCATED",
                        send("030000130ed0"),
                        new Step("close", true)),
                afterRequest(
                        "100 ms for each byte",
                        "OK_NEG",
                        new Step("drip", Map.of("hex", CHOOSES_TLS, "every_ms", 100)),
                        new Step("close", true)),
                afterHello("noise", "TLS_INVALID", new Step("flood_random_mb", 1)),
                afterHello("empty records", "TLS_INVALID BUDGET_BYTES", times("1603030000", 100_000)),
                afterHello("changes of cipher", "TLS_INVALID BUDGET_BYTES", times("140303000101", 100_000)),
                afterHello("heartbeats", "TLS_INVALID BUDGET_BYTES", times("1803030003010000", 100_000)),
                afterHello("requests for a hello", "TLS_INVALID BUDGET_BYTES", times("160303000400000000", 100_000)),
                afterHello("a hello in single bytes", "TLS_INVALID BUDGET_BYTES", times("1603030001" + "02", 100_000)),
                afterHello(
                        "warnings after the hello",
                        "TLS_INVALID BUDGET_BYTES",
                        send(SERVER_HELLO),
                        times("15030300020170", 100_000)),
                afterHello(
                        "changes of cipher after the hello",
                        "TLS_INVALID BUDGET_BYTES",
                        send(SERVER_HELLO),
                        times("140303000101", 100_000)),
                afterHello("two wishes for another hello", "TLS_INVALID", send(HELLO_RETRY), send(HELLO_RETRY)),
                afterHello(
                        "a version of the future",
                        "TLS_INVALID",
                        send(SERVER_HELLO.replace("0303" + "07", "0399" + "07"))),
                afterHello("a suite that was not offered", "TLS_INVALID", send(SERVER_HELLO.replace("c02f", "0004"))),
                afterHello("zeros", "TLS_INVALID", times("00".repeat(1024), 1024)),
                inTls("noise", "CREDSSP_INVALID", new Step("flood_random_mb", 1)),
                inTls("zeros", "CREDSSP_INVALID", times("00".repeat(1024), 1024)),
                inTls(
                        "a record that is no TLS",
                        "CREDSSP_BROKEN_TLS",
                        new Step("send_beside_tls", "1703030020" + "41".repeat(32))),
                inTls(
                        "plain text beside TLS",
                        "CREDSSP_BROKEN_TLS",
                        new Step("send_beside_tls", "485454502f312e3120343030")));
    }

    private static DynamicTest afterRequest(String title, String words, Step... more) {
        return test("x224", title, words, List.of(REQUEST), more);
    }

    private static DynamicTest afterHello(String title, String words, Step... more) {
        return test("tls", title, words, List.of(REQUEST, send(CHOOSES_TLS), new Step("recv", "client_hello")), more);
    }

    private static DynamicTest inTls(String title, String words, Step... more) {
        List<Step> opening = List.of(
                REQUEST, send(CHOOSES_CREDSSP), new Step("tls", Map.of("cert", "ok")), new Step("recv", "tsreq"));
        return test("credssp", title, words, opening, more);
    }

    private static Step send(String hex) {
        return new Step("send", hex);
    }

    private static Step times(String hex, int times) {
        return new Step("repeat", Map.of("hex", hex, "times", times));
    }

    private static DynamicTest test(String stage, String title, String words, List<Step> opening, Step... more) {
        List<Step> script = new ArrayList<>(opening);
        script.addAll(List.of(more));
        script.add(HOLD);
        HostileCase own = new HostileCase(
                "own",
                stage,
                title,
                false,
                script,
                List.of(words.split(" ")),
                A_WHILE,
                A_WHILE.multipliedBy(7),
                262_144);
        return DynamicTest.dynamicTest(stage + ": " + title, () -> {
            Verdict verdict = HostilePlay.of(own, BUSY_MACHINE);
            assertThat(verdict.right()).as("%s", verdict).isTrue();
        });
    }
}
