package dev.redial.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class ScriptedRdpServerTest {

    private static final Script REFUSING = Script.answering(new X224Answer.Refuse(1));

    @Test
    void connections_areCounted() throws IOException {
        try (var server = ScriptedRdpServer.start(REFUSING)) {
            for (int i = 0; i < 3; i++) {
                try (var client = PracticeClient.to(server)) {
                    client.ask(PracticeClient.OFFER_ALL);
                    client.hangUp();
                }
            }
            assertThat(server.connections()).isEqualTo(3);
            assertThat(server.received()).isEqualTo(3 * 19);
        }
    }

    @Test
    void start_eachConnectionItsOwnScript() throws IOException {
        try (var server =
                        ScriptedRdpServer.start(0, connection -> Script.answering(new X224Answer.Refuse(connection)));
                var one = PracticeClient.to(server)) {
            assertThat(one.ask(PracticeClient.OFFER_ALL)).endsWith("01000000");
            try (var two = PracticeClient.to(server)) {
                assertThat(two.ask(PracticeClient.OFFER_ALL)).endsWith("02000000");
            }
        }
    }

    @Test
    void start_portIsTaken() throws IOException {
        try (var server = ScriptedRdpServer.start(REFUSING)) {
            assertThatThrownBy(() -> ScriptedRdpServer.start(server.port(), REFUSING))
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void close_dropsClientsAndListener() throws IOException {
        var server = ScriptedRdpServer.start(Script.selecting(1, Protocol.SSL));
        int port = server.port();
        try (var client = PracticeClient.to(server)) {
            client.ask(PracticeClient.OFFER_TLS);
            server.close();
            assertThat(client.readAll()).isEmpty();
            assertThatThrownBy(() -> PracticeClient.to(port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void strangeFirstBytes_endTheVisitOnly() throws IOException {
        try (var server = ScriptedRdpServer.start(REFUSING)) {
            try (var client = PracticeClient.to(server)) {
                client.send("47455420"); // "GET "
                assertThat(client.readAll()).isEmpty();
            }
            try (var client = PracticeClient.to(server)) {
                assertThat(client.ask(PracticeClient.OFFER_ALL)).endsWith("01000000");
            }
        }
    }
}
