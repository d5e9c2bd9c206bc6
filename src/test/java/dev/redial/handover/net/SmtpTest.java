package dev.redial.handover.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.redial.SystemLookups;
import dev.redial.handover.Answer;
import dev.redial.handover.Letter;
import dev.redial.handover.MailConfig.StartTls;
import dev.redial.handover.MailServer;
import dev.redial.handover.MailServer.Login;
import dev.redial.handover.Problem;
import dev.redial.target.TestDeliveries;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    /** As it stands in the settings; what is dialled was decided before. */
    private static final String HOST = "relay.house.example";

    private static final String TO = "second-level@house.example";
    private static final Letter LETTER = new Letter("A case", "The computer büro does not answer.\n", "{}");

    private static final List<String> HEADERS = List.of(
            "date",
            "from",
            "to",
            "message-id",
            "subject",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "auto-submitted");

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Smtp smtp = new Smtp(TestTls.trustingTheHouse());
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void start() {
        mail.start();
        mail.setUser("redial", "redial", "right");
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private static MailServer server(StartTls startTls, Optional<Login> login) {
        return new MailServer(HOST, 0, "redial@house.example", login, startTls);
    }

    private Answer send(int port, StartTls startTls, Letter letter) {
        return send(port, server(startTls, Optional.empty()), letter);
    }

    private Answer send(int port, MailServer server, Letter letter) {
        return smtp.send(TestDeliveries.here(port), server, TO, id, letter, NOW);
    }

    private MimeMessage received() {
        assertThat(mail.getReceivedMessages()).hasSize(1);
        return mail.getReceivedMessages()[0];
    }

    @Test
    void letter_arrivesAsPlainTextUnderItsId() throws Exception {
        assertThat(send(mail.getSmtp().getPort(), StartTls.OFF, LETTER)).isEqualTo(new Answer.Taken());

        MimeMessage message = received();
        assertThat(message.getSubject()).isEqualTo("A case");
        assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat((String) message.getContent())
                .isEqualToNormalizingNewlines(LETTER.text().stripTrailing());
        assertThat(message.getMessageID()).isEqualTo("<" + id + "@house.example>");
        assertThat(message.getSentDate()).isEqualTo(NOW);
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("redial@house.example");
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly(TO);
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void startTls_isUsedAndItsCertificateVerified() throws Exception {
        int port = mail.getSmtp().getPort();
        for (StartTls wanted : List.of(StartTls.REQUIRED, StartTls.OPTIONAL)) {
            try (Peer door = StartTlsDoor.before(port, TestTls.server(TestTls.issuedFor("localhost")))) {
                assertThat(send(door.port(), wanted, LETTER)).isEqualTo(new Answer.Taken());
            }
            for (var wrong : List.of(TestTls.selfSignedFor("localhost"), TestTls.issuedFor("relay.example"))) {
                try (Peer door = StartTlsDoor.before(port, TestTls.server(wrong))) {
                    assertThat(send(door.port(), wanted, LETTER)).isEqualTo(Answer.later(Problem.UNTRUSTED));
                }
            }
        }
        assertThat(mail.getReceivedMessages()).hasSize(2);
    }

    @Test
    void startTlsRequired_handsNothingToAServerWithoutIt() {
        assertThat(send(mail.getSmtp().getPort(), StartTls.REQUIRED, LETTER))
                .isEqualTo(Answer.later(Problem.TLS_MISSING));
        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(send(mail.getSmtp().getPort(), StartTls.OPTIONAL, LETTER)).isEqualTo(new Answer.Taken());
    }

    /** The library would ask the system for the server's address, as a key of its own and when a log-in fails; it only gets digits. */
    @Test
    void logIn_isMadeUnderTlsAndNeverAsksTheSystemForNames() throws Exception {
        try (Peer door =
                StartTlsDoor.before(mail.getSmtp().getPort(), TestTls.server(TestTls.issuedFor("localhost")))) {
            MailServer right = server(StartTls.REQUIRED, Optional.of(new Login("redial", "right")));
            assertThat(send(door.port(), right, LETTER)).isEqualTo(new Answer.Taken());
            MailServer wrong = server(StartTls.REQUIRED, Optional.of(new Login("redial", "wrong")));
            assertThat(send(door.port(), wrong, LETTER)).isEqualTo(Answer.later(Problem.SIGN_IN_REFUSED));
        }
        assertThat(SystemLookups.asked()).doesNotContain(HOST);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void strangersWords_addNoHeaderAndNoRecipient() throws Exception {
        String injected = "x\r\nBcc: victim@example.org\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>";
        String turned = "\u202Egnp.exe \u2066\u0000\u200B\u2028 end";
        Letter hostile = new Letter(injected + turned, injected + "\r\n.\r\nQUIT\r\n" + turned, "{}");
        assertThat(send(mail.getSmtp().getPort(), StartTls.OFF, hostile)).isEqualTo(new Answer.Taken());

        MimeMessage message = received();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(message.getSubject())
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\x{2028}]")
                .contains("Bcc:");
        String text = (String) message.getContent();
        assertThat(text.replace("\r\n", "\n")).isEqualTo(hostile.text());
        assertThat(text).contains("QUIT").doesNotContainPattern("[\\p{Cf}\\x{2028}]");
        assertThat(headers(message)).containsAll(HEADERS);
        List<String> others = new ArrayList<>(headers(message));
        others.removeAll(HEADERS);
        assertThat(others).as("what the server adds").isSubsetOf("return-path", "received");
    }

    private static List<String> headers(MimeMessage message) throws Exception {
        return Collections.list(message.getAllHeaders()).stream()
                .map(header -> header.getName().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void markup_staysText() throws Exception {
        List<String> payloads = new ArrayList<>();
        try (InputStream in = SmtpTest.class.getResourceAsStream("/hostile/markup.json")) {
            for (JsonNode payload : new ObjectMapper().readTree(in)) {
                payloads.add(payload.asText());
            }
        }
        assertThat(payloads).hasSizeGreaterThanOrEqualTo(60);
        Session session = Session.getInstance(new Properties());
        for (String payload : payloads) {
            Letter letter = new Letter(payload, payload, "{}");
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            MailMessage.of(session, server(StartTls.OFF, Optional.empty()), TO, id, letter, NOW)
                    .writeTo(sent);
            MimeMessage read = new MimeMessage(session, new ByteArrayInputStream(sent.toByteArray()));
            assertThat(headers(read)).as(payload).hasSize(HEADERS.size());
            assertThat(read.getContentType()).isEqualTo("text/plain; charset=UTF-8");
            assertThat((String) read.getContent()).isEqualToNormalizingNewlines(letter.text());
            assertThat(read.getSubject()).isEqualToIgnoringWhitespace(letter.subject());
        }
        assertThat(send(mail.getSmtp().getPort(), StartTls.OFF, new Letter("all", String.join("\n", payloads), "{}")))
                .isEqualTo(new Answer.Taken());
        assertThat(received().getContentType()).isEqualTo("text/plain; charset=UTF-8");
    }

    @Test
    void answersOfTheServer_areTold() throws Exception {
        assertThat(sendTo("554 no service\r\n", "")).isEqualTo(new Answer.NotTaken(Problem.REJECTED, "554", false));
        assertThat(sendTo("220 hi\r\n", "421 later\r\n"))
                .isEqualTo(new Answer.NotTaken(Problem.REJECTED, "421", false));
        assertThat(sendTo("220 hi\r\n", "450 grey\r\n")).isEqualTo(new Answer.NotTaken(Problem.REJECTED, "450", false));
        assertThat(sendTo("220 hi\r\n", "530 sign in\r\n"))
                .isEqualTo(new Answer.NotTaken(Problem.REJECTED, "530", false));
        assertThat(sendTo("220 hi\r\n", "550 nobody\r\n"))
                .isEqualTo(new Answer.NotTaken(Problem.REJECTED, "550", true));
        assertThat(sendTo("", "")).isEqualTo(Answer.later(Problem.BROKEN));
    }

    /** One that agrees to everything until it is told a recipient. */
    private Answer sendTo(String greeting, String toRecipient) throws Exception {
        try (Peer peer = Peer.playing(socket -> converse(socket, greeting, toRecipient))) {
            return send(peer.port(), StartTls.OFF, LETTER);
        }
    }

    private static void converse(Socket socket, String greeting, String toRecipient) throws Exception {
        Peer.say(socket, greeting);
        while (!greeting.isEmpty()) {
            String line = Peer.line(socket.getInputStream());
            Peer.say(socket, line.startsWith("RCPT") ? toRecipient : "250 fine\r\n");
        }
    }

    @Test
    void endlessGreeting_isCutOff() throws Exception {
        Peer.Part endless = socket -> {
            while (true) {
                Peer.say(socket, "220-and so on ".repeat(100));
            }
        };
        try (Peer peer = Peer.playing(endless)) {
            assertThat(send(peer.port(), StartTls.OFF, LETTER)).isEqualTo(Answer.later(Problem.TOO_MUCH));
        }
    }

    @Test
    void silence_endsWithTheTime() throws Exception {
        Smtp hasty = new Smtp(TestTls.trustingTheHouse(), Duration.ofMillis(150));
        for (String said : List.of("", "220 hi\r\n")) {
            Peer.Part silent = socket -> {
                Peer.say(socket, said);
                socket.getInputStream().readAllBytes();
            };
            try (Peer peer = Peer.playing(silent)) {
                MailServer server = server(StartTls.OFF, Optional.empty());
                assertThat(hasty.send(TestDeliveries.here(peer.port()), server, TO, id, LETTER, NOW))
                        .isEqualTo(Answer.later(Problem.TIMED_OUT));
            }
        }
    }
}
