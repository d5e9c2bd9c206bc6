package dev.redial.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.redial.MovableClock;
import dev.redial.handover.Delivery.State;
import dev.redial.handover.Delivery.Trouble;
import dev.redial.handover.Destination.Mail;
import dev.redial.handover.Destination.Webhook;
import dev.redial.handover.Outbox.Item;
import dev.redial.handover.net.HttpPost;
import dev.redial.handover.net.Smtp;
import dev.redial.handover.net.VerifiedTls;
import dev.redial.session.Arrival;
import dev.redial.session.Sessions;
import dev.redial.target.TestDeliveries;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The outbox and its sender over the real database. Settings, clock and courier are the tests' own; the application under test has no receivers set, so
 * that its own sender leaves the table alone.
 */
@QuarkusTest
class DispatchTest {

    private static final Letter LETTER = new Letter("A case", "All of it", "{\"all\":\"of it\"}");
    private static final Webhook TICKETS = new Webhook("tickets");
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12));

    @Inject
    Outbox outbox;

    @Inject
    Sessions sessions;

    private final MovableClock clock = new MovableClock();
    private final Receivers receivers = TestReceivers.webhook("https://tickets.house.example/");
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<Item> brought = new CopyOnWriteArrayList<>();

    private Sessions.Opened opened;
    private UUID session;

    @BeforeEach
    void open() {
        opened = sessions.open(new Arrival(Optional.empty(), Optional.empty(), Optional.empty(), false, "en"));
        session = sessions.find(opened.token()).orElseThrow().id();
    }

    @AfterEach
    void erase() {
        sessions.erase(opened.token());
    }

    private Handovers handovers() {
        return new Handovers(outbox, receivers, clock);
    }

    private void dispatch() {
        new Dispatch(outbox, receivers, this::bring, clock).bringDue();
    }

    private Answer bring(Item item) {
        brought.add(item);
        return answers.isEmpty() ? new Answer.Taken() : answers.remove();
    }

    private Delivery only() {
        assertThat(handovers().of(session)).hasSize(1);
        return handovers().of(session).getFirst();
    }

    private String contents(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> outbox.findByIdOptional(id)
                        .map(row -> row.subject + "|" + row.letter + "|" + row.payload)
                        .orElse("no row"));
    }

    @Test
    void letter_isBroughtOnceAndItsContentForgotten() {
        UUID id = handovers().send(session, TICKETS, LETTER, "eva");
        assertThat(only().state()).isEqualTo(State.QUEUED);
        assertThat(contents(id)).isEqualTo("A case|All of it|{\"all\":\"of it\"}");

        dispatch();
        dispatch();

        assertThat(brought).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo(id);
            assertThat(item.letter()).isEqualTo(LETTER);
            assertThat(item.destination()).isEqualTo(TICKETS);
        });
        assertThat(only()).satisfies(sent -> {
            assertThat(sent.state()).isEqualTo(State.SENT);
            assertThat(sent.by()).isEqualTo("eva");
            assertThat(sent.tries()).isEqualTo(1);
            assertThat(sent.trouble()).isEmpty();
            assertThat(sent.endedAt()).isPresent();
        });
        assertThat(contents(id)).isEqualTo("null|null|null");
    }

    @Test
    void failedTry_isRepeatedUnderTheSameIdAfterItsPause() {
        UUID id = handovers().send(session, TICKETS, LETTER, "eva");
        answers.add(new Answer.NotTaken(Problem.REJECTED, "500", false));
        dispatch();
        dispatch();
        assertThat(brought).hasSize(1);
        assertThat(only().trouble()).contains(new Trouble(Problem.REJECTED, "500"));

        clock.move(Duration.ofMinutes(1));
        dispatch();
        assertThat(brought).extracting(Item::id).containsExactly(id, id);
        assertThat(brought).extracting(Item::letter).containsOnly(LETTER);
        assertThat(only().state()).isEqualTo(State.SENT);
    }

    @Test
    void sixFailedTries_areEnough() {
        UUID id = handovers().send(session, TICKETS, LETTER, "eva");
        for (int i = 0; i <= PAUSES.size(); i++) {
            answers.add(Answer.later(Problem.UNREACHABLE));
        }
        dispatch();
        for (Duration pause : PAUSES) {
            assertThat(only().state()).isEqualTo(State.QUEUED);
            clock.move(pause.minusSeconds(5));
            dispatch();
            int before = brought.size();
            clock.move(Duration.ofSeconds(5));
            dispatch();
            assertThat(brought).hasSize(before + 1);
        }
        assertThat(only().state()).isEqualTo(State.FAILED);
        assertThat(only().tries()).isEqualTo(6);
        assertThat(only().trouble()).contains(new Trouble(Problem.UNREACHABLE, ""));
        assertThat(contents(id)).isEqualTo("null|null|null");
        clock.move(Duration.ofDays(30));
        dispatch();
        assertThat(brought).hasSize(6);
    }

    @Test
    void receiverThatIsGone_isNotAskedAgain() {
        UUID id = handovers().send(session, TICKETS, LETTER, "eva");
        answers.add(new Answer.NotTaken(Problem.REJECTED, "410", true));
        dispatch();
        clock.move(Duration.ofDays(1));
        dispatch();
        assertThat(brought).hasSize(1);
        assertThat(only().state()).isEqualTo(State.FAILED);
        assertThat(contents(id)).isEqualTo("null|null|null");
    }

    @Test
    void erasedSession_isNotBrought() {
        UUID id = handovers().send(session, TICKETS, LETTER, "eva");
        sessions.erase(opened.token());
        dispatch();
        assertThat(brought).isEmpty();
        assertThat(contents(id)).isEqualTo("no row");
    }

    @Test
    void sessionErasedMeanwhile_leavesNothing() {
        UUID id = handovers().send(session, TICKETS, LETTER, "eva");
        Courier erasing = item -> {
            sessions.erase(opened.token());
            return new Answer.Taken();
        };
        new Dispatch(outbox, receivers, erasing, clock).bringDue();
        assertThat(contents(id)).isEqualTo("no row");
    }

    @Test
    void twoSendersAtOnce_bringItOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID id = handovers().send(session, TICKETS, LETTER, "eva");
            CyclicBarrier together = new CyclicBarrier(2);
            List<Thread> senders = List.of(sender(together), sender(together));
            for (Thread sender : senders) {
                sender.join();
            }
            assertThat(brought).extracting(Item::id).containsOnlyOnce(id);
        }
    }

    private Thread sender(CyclicBarrier together) {
        return Thread.ofVirtual().start(() -> {
            try {
                together.await();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            dispatch();
        });
    }

    /** The row is due for both: they have read the same, and only one may change it. */
    @Test
    void claim_isForOneOnly() {
        UUID id = handovers().send(session, TICKETS, LETTER, "eva");
        assertThat(outbox.claim(id, clock.instant())).isPresent();
        assertThat(outbox.claim(id, clock.instant())).isEmpty();
    }

    @Test
    void senderThatDied_countsAsAFailedTry() {
        UUID id = handovers().send(session, TICKETS, LETTER, "eva");
        assertThat(outbox.claim(id, clock.instant())).isPresent();
        assertThat(only().trouble()).contains(new Trouble(Problem.INTERRUPTED, ""));
        for (Duration pause : PAUSES) {
            clock.move(pause);
            assertThat(outbox.claim(id, clock.instant())).isPresent();
        }
        clock.move(Duration.ofDays(1));
        dispatch();
        assertThat(brought).isEmpty();
        assertThat(only().state()).isEqualTo(State.FAILED);
        assertThat(only().trouble()).contains(new Trouble(Problem.INTERRUPTED, ""));
    }

    @Test
    void courierThatBreaks_isTriedAgain() {
        handovers().send(session, TICKETS, LETTER, "eva");
        Courier broken = item -> {
            throw new IllegalStateException("a bug");
        };
        new Dispatch(outbox, receivers, broken, clock).bringDue();
        clock.move(Duration.ofMinutes(1));
        dispatch();
        assertThat(only().state()).isEqualTo(State.SENT);
    }

    @Test
    void whatIsNotAllowed_isNotQueued() {
        assertThat(handovers().objection(session, new Mail("a@house.example"))).contains(Objection.NO_MAIL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handovers().send(session, new Webhook("else"), LETTER, "eva"));
        assertThat(handovers().of(session)).isEmpty();
        for (int i = 0; i < 20; i++) {
            assertThat(handovers().objection(session, TICKETS)).isEmpty();
            handovers().send(session, TICKETS, LETTER, "eva");
        }
        assertThat(handovers().objection(session, TICKETS)).contains(Objection.TOO_OFTEN);
    }

    @Test
    void choices_areWhatIsSet() {
        assertThat(handovers().choices().webhooks()).containsExactly("tickets");
        assertThat(handovers().choices().recipients()).isEmpty();
        assertThat(new Handovers(outbox, TestReceivers.none(), clock).choices().none())
                .isTrue();
        assertThat(new Handovers(outbox, TestReceivers.mail(25, "@house.example"), clock)
                        .choices()
                        .recipients())
                .containsExactly("@house.example");
    }

    /** The whole way, with the real policy, dialler, library and a real mail server. */
    @Test
    void mailServerThatWasDown_getsItWhenItIsUp() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        int port = mail.getSmtp().getPort();
        mail.stop();
        Receivers house = TestReceivers.mail(port, "@house.example");
        VerifiedTls tls = new VerifiedTls(Set.of());
        Courier courier = new GuardedCourier(
                house, TestDeliveries.inside("127.0.0.0/8"), new Smtp(tls), new HttpPost(tls), clock);
        Dispatch dispatch = new Dispatch(outbox, house, courier, clock);
        UUID id = new Handovers(outbox, house, clock)
                .send(session, new Mail("second-level@house.example"), LETTER, "eva");

        dispatch.bringDue();
        assertThat(only().trouble()).contains(new Trouble(Problem.UNREACHABLE, ""));

        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            clock.move(Duration.ofMinutes(1));
            dispatch.bringDue();
            assertThat(only().state()).isEqualTo(State.SENT);
            assertThat(again.getReceivedMessages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.getMessageID()).contains(id.toString()));
        } finally {
            again.stop();
        }
    }
}
