package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.admission.Client;
import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.StepResult;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.knowledge.QuestionId;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import dev.redial.practice.Ending;
import dev.redial.practice.Script;
import dev.redial.practice.ScriptedRdpServer;
import dev.redial.practice.X224Answer;
import dev.redial.probe.Depth;
import dev.redial.target.IpAddress;
import dev.redial.target.TargetRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a session keeps, for how long, and what is left of it. */
@QuarkusTest
class SessionsTest {

    private static final Script REFUSING = Script.answering(new X224Answer.Refuse(2));
    private static final Client CLIENT =
            new Client(IpAddress.read("203.0.113.7").orElseThrow());
    private static final Script SILENT = Script.answering(new X224Answer.EndAtOnce(Ending.STALL));

    @Inject
    Sessions sessions;

    @Inject
    RunningChecks running;

    @Inject
    Retention retention;

    @Inject
    SessionStore store;

    @Inject
    SessionStore.CheckStore checks;

    @Inject
    EntityManager database;

    @Test
    void everythingOfASession_isFoundAgain() {
        TargetRequest target = new TargetRequest("pc7.example", Optional.of(3390), Optional.of("gw.example"));
        var opened = sessions.open(new Arrival(
                Optional.of(ErrorCode.of(0x904, 7)), Optional.of(target), Optional.of("article-12"), true, "de"));
        sessions.answer(opened.token(), new QuestionId("host-power"), "awake");
        sessions.answer(opened.token(), new QuestionId("relay"), "none");
        sessions.withdraw(opened.token(), new QuestionId("relay"));
        sessions.tried(opened.token(), new StepId("reboot-host"), StepResult.NOT_FIXED);

        SessionState state = sessions.find(opened.token()).orElseThrow();
        assertThat(state.code()).contains(ErrorCode.of(0x904, 7));
        assertThat(state.target()).contains(target);
        assertThat(state.from()).contains("article-12");
        assertThat(state.consent()).isTrue();
        assertThat(state.language()).isEqualTo("de");
        assertThat(state.answers()).hasSize(1).containsEntry(new QuestionId("host-power"), "awake");
        assertThat(state.tried()).containsEntry(new StepId("reboot-host"), StepResult.NOT_FIXED);
        assertThat(state.check()).isEmpty();
        assertThat(sessions.find(opened.supportCode()))
                .hasValueSatisfying(s -> assertThat(s.id()).isEqualTo(state.id()));
        assertThat(sessions.find(state.id())).isPresent();
    }

    @Test
    void codeWithTheHighestBit_isKept() {
        var opened = sessions.open(
                new Arrival(Optional.of(ErrorCode.of(0x80080005)), Optional.empty(), Optional.empty(), false, "en"));
        assertThat(sessions.find(opened.token()).orElseThrow().code()).contains(ErrorCode.of(0x80080005));
    }

    @Test
    void tokenOfNobody_opensAndChangesNothing() {
        SessionToken nobody = SessionToken.random();
        assertThat(sessions.find(nobody)).isEmpty();
        assertThat(sessions.answer(nobody, new QuestionId("host-power"), "awake"))
                .isFalse();
        assertThat(sessions.erase(nobody)).isFalse();
        assertThat(running.start(nobody, CLIENT, Depth.USUAL)).isEmpty();
    }

    @Test
    void token_isNotInTheDatabase() {
        var opened = open("127.0.0.1", 1);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> store.byToken(opened.token()).orElseThrow().tokenHash))
                .isNotEqualTo(opened.token().value());
    }

    @Test
    void check_isStoredAndToldOnceMore() throws Exception {
        try (var server = ScriptedRdpServer.start(REFUSING)) {
            var opened = open("127.0.0.1", server.port());
            assertThat(running.start(opened.token(), CLIENT, Depth.USUAL)).contains(new CheckStart.Started(1));
            List<CheckEvent> live = followToTheEnd(opened.token());

            CheckState check = sessions.check(opened.token(), 1).orElseThrow();
            assertThat(check.status()).isEqualTo(CheckStatus.DONE);
            assertThat(check.findings()).extracting(Finding::code).contains(FindingCode.CLASSIC_ONLY);
            assertThat(check.trace()).isNotEmpty();
            assertThat(live).extracting(CheckEvent::id).containsExactlyElementsOf(upTo(live.size()));

            // Whoever was cut off gets what he missed by the ids that he saw.
            List<CheckEvent> rest = new ArrayList<>();
            running.follow(opened.token(), 1, live.size() - 2, rest::add);
            assertThat(rest).isEqualTo(live.subList(live.size() - 2, live.size()));
        }
    }

    @Test
    void checkOfAnotherComputer_stopsCounting() throws Exception {
        try (var server = ScriptedRdpServer.start(REFUSING)) {
            var opened = open("127.0.0.1", server.port());
            running.start(opened.token(), CLIENT, Depth.USUAL);
            followToTheEnd(opened.token());
            assertThat(sessions.find(opened.token()).orElseThrow().relevant().findings())
                    .isNotEmpty();

            sessions.name(opened.token(), new TargetRequest("pc8.example", Optional.empty(), Optional.empty()), true);
            assertThat(sessions.find(opened.token()).orElseThrow().relevant().findings())
                    .isEmpty();
        }
    }

    @Test
    void checkAskedForTwice_runsOnce() throws Exception {
        try (var server = ScriptedRdpServer.start(SILENT);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var opened = open("127.0.0.1", server.port());
            List<CheckStart> starts = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> running.start(opened.token(), CLIENT, Depth.USUAL)
                                    .orElseThrow(),
                            threads))
                    .limit(4)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(starts).containsOnly(new CheckStart.Started(1));
            assertThat(checksOf(opened.token())).hasSize(1);
        }
    }

    @Test
    void withoutConsentOrComputer_nothingStarts() {
        TargetRequest target = new TargetRequest("127.0.0.1", Optional.of(1), Optional.empty());
        var without = sessions.open(new Arrival(Optional.empty(), Optional.of(target), Optional.empty(), false, "en"));
        assertThat(running.start(without.token(), CLIENT, Depth.USUAL))
                .contains(new CheckStart.Refused("CONSENT_MISSING"));
        var nowhere = sessions.open(new Arrival(Optional.empty(), Optional.empty(), Optional.empty(), true, "en"));
        assertThat(running.start(nowhere.token(), CLIENT, Depth.USUAL))
                .contains(new CheckStart.Refused("TARGET_MISSING"));
    }

    @Test
    void checkThatRanWhenWeStopped_isInterrupted() {
        var opened = open("127.0.0.1", 1);
        UUID session = sessions.find(opened.token()).orElseThrow().id();
        QuarkusTransaction.requiringNew().run(() -> checks.persist(unfinished(session)));

        running.interruptUnfinished(new StartupEvent());
        assertThat(sessions.check(opened.token(), 1).orElseThrow().status()).isEqualTo(CheckStatus.INTERRUPTED);
        List<CheckEvent> told = new ArrayList<>();
        running.follow(opened.token(), 1, 99, told::add);
        assertThat(told.getLast())
                .isInstanceOfSatisfying(
                        CheckEvent.Ended.class, e -> assertThat(e.status()).isEqualTo(CheckStatus.INTERRUPTED));
    }

    @Test
    void erasedSession_leavesNoRow() {
        var opened = full();
        UUID session = sessions.find(opened.token()).orElseThrow().id();
        assertThat(rows(session)).isEqualTo(5);
        assertThat(sessions.erase(opened.token())).isTrue();
        assertThat(rows(session)).isZero();
        assertThat(sessions.find(opened.token())).isEmpty();
    }

    @Test
    void oldSession_isErasedAndAYoungerOneIsKept() {
        var old = full();
        var young = full();
        UUID session = sessions.find(old.token()).orElseThrow().id();
        makeOlder(old.token(), Duration.ofDays(31));
        makeOlder(young.token(), Duration.ofDays(29));

        retention.eraseOld();
        assertThat(rows(session)).isZero();
        assertThat(sessions.find(young.token())).isPresent();
    }

    @Test
    void outcome_closesTheSession() {
        var opened = full();
        SessionState state = sessions.find(opened.token()).orElseThrow();
        assertThat(state.outcome())
                .hasValueSatisfying(o -> assertThat(o.result()).isEqualTo(Outcome.Result.FIXED));
        sessions.end(opened.token(), outcome(Outcome.Result.NOT_FIXED));
        assertThat(sessions.find(opened.token()).orElseThrow().outcome())
                .hasValueSatisfying(o -> assertThat(o.result()).isEqualTo(Outcome.Result.NOT_FIXED));
    }

    private Sessions.Opened open(String host, int port) {
        TargetRequest target = new TargetRequest(host, Optional.of(port), Optional.empty());
        return sessions.open(new Arrival(Optional.empty(), Optional.of(target), Optional.empty(), true, "en"));
    }

    /** One with a row in each table. */
    private Sessions.Opened full() {
        var opened = open("127.0.0.1", 1);
        sessions.answer(opened.token(), new QuestionId("host-power"), "awake");
        sessions.tried(opened.token(), new StepId("reboot-host"), StepResult.FIXED);
        sessions.end(opened.token(), outcome(Outcome.Result.FIXED));
        UUID session = sessions.find(opened.token()).orElseThrow().id();
        QuarkusTransaction.requiringNew().run(() -> checks.persist(unfinished(session)));
        return opened;
    }

    private static Outcome outcome(Outcome.Result result) {
        return new Outcome(result, Optional.empty(), Optional.empty(), Optional.of("thanks"), Instant.now());
    }

    private static CheckEntity unfinished(UUID session) {
        CheckEntity check = new CheckEntity();
        check.id = UUID.randomUUID();
        check.sessionId = session;
        check.number = 1;
        check.status = CheckStatus.RUNNING.name();
        check.host = "127.0.0.1";
        check.startedAt = Instant.now();
        check.findings = "[]";
        check.trace = "";
        return check;
    }

    private void makeOlder(SessionToken token, Duration age) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.byToken(token).orElseThrow().createdAt =
                        Instant.now().minus(age));
    }

    private List<CheckState> checksOf(SessionToken token) {
        return sessions.checks(sessions.find(token).orElseThrow().id());
    }

    /** Over all tables that speak of a session. */
    private long rows(UUID session) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Stream.of(
                                "help_session where id",
                                "check_run where session_id",
                                "session_answer where session_id",
                                "session_step where session_id",
                                "outcome where session_id")
                        .mapToLong(
                                table -> ((Number) database.createNativeQuery("select count(*) from " + table + " = ?1")
                                                .setParameter(1, session)
                                                .getSingleResult())
                                        .longValue())
                        .sum());
    }

    private List<CheckEvent> followToTheEnd(SessionToken token) throws Exception {
        List<CheckEvent> events = new ArrayList<>();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        running.follow(token, 1, 0, event -> {
            events.add(event);
            if (event instanceof CheckEvent.Ended) {
                ended.complete(null);
            }
        });
        ended.get(60, TimeUnit.SECONDS);
        return events;
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
