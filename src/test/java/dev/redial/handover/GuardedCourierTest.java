package dev.redial.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redial.handover.Destination.Mail;
import dev.redial.handover.Destination.Webhook;
import dev.redial.handover.Outbox.Item;
import dev.redial.handover.net.HttpPost;
import dev.redial.handover.net.Smtp;
import dev.redial.handover.net.VerifiedTls;
import dev.redial.target.DeliveryPolicy;
import dev.redial.target.TestDeliveries;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardedCourierTest {

    private static Answer bring(Receivers receivers, DeliveryPolicy policy, Destination destination) {
        VerifiedTls tls = new VerifiedTls(Set.of());
        Courier courier = new GuardedCourier(receivers, policy, new Smtp(tls), new HttpPost(tls), Clock.systemUTC());
        return courier.bring(new Item(UUID.randomUUID(), destination, new Letter("s", "t", "{}"), 1));
    }

    private static Answer refused(String why) {
        return new Answer.NotTaken(Problem.ADDRESS_REFUSED, why, false);
    }

    /** With somebody there who would take it: it is the policy that says no, not the network. */
    @Test
    void loopbackThatIsNotListed_isNotDialled() throws Exception {
        try (ServerSocket there = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Receivers webhook = TestReceivers.webhook("http://127.0.0.1:" + there.getLocalPort() + "/");
            assertThat(bring(webhook, TestDeliveries.inside(), new Webhook("tickets")))
                    .isEqualTo(refused("ADDR_LOOPBACK"));
            Receivers mail = TestReceivers.mail(there.getLocalPort(), "@house.example");
            assertThat(bring(mail, TestDeliveries.inside("10.0.0.0/8"), new Mail("a@house.example")))
                    .isEqualTo(refused("ADDR_LOOPBACK"));
            there.setSoTimeout(1);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .as("nobody has called")
                    .isThrownBy(there::accept);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://169.254.169.254/latest, ADDR_LINK_LOCAL",
        "http://[fe80::1]/, ADDR_LINK_LOCAL",
        "http://metadata.google.internal/, SPECIAL_NAME",
        "https://rebound.tickets.com/, ADDR_LINK_LOCAL",
        "https://0x7f000001/, AMBIGUOUS_IP",
    })
    void metadata_isNeverDialledWhateverIsListed(String url, String why) {
        DeliveryPolicy policy =
                TestDeliveries.knowing(Map.of("rebound.tickets.com", List.of("169.254.169.254")), "0.0.0.0/0", "::/0");
        assertThat(bring(TestReceivers.webhook(url), policy, new Webhook("tickets")))
                .isEqualTo(refused(why));
    }

    @Test
    void http_isForTheHouseAlone() {
        DeliveryPolicy policy = TestDeliveries.knowing(Map.of("tickets.example.org", List.of("20.42.73.24")));
        assertThat(bring(TestReceivers.webhook("http://tickets.example.org/"), policy, new Webhook("tickets")))
                .isEqualTo(Answer.later(Problem.PLAIN_HTTP));
    }

    @Test
    void settings_areAskedAtEachTry() {
        DeliveryPolicy policy = TestDeliveries.inside("127.0.0.0/8");
        Receivers receivers = TestReceivers.mail(25, "@house.example");
        assertThat(bring(receivers, policy, new Mail("a@elsewhere.example")))
                .isEqualTo(Answer.later(Problem.NOT_ALLOWED));
        assertThat(bring(receivers, policy, new Webhook("gone"))).isEqualTo(Answer.later(Problem.NOT_ALLOWED));
    }

    @Test
    void unknownName_isUnresolved() {
        Receivers receivers = TestReceivers.webhook("https://nobody.tickets.com/");
        assertThat(bring(receivers, TestDeliveries.inside(), new Webhook("tickets")))
                .isEqualTo(new Answer.NotTaken(Problem.UNRESOLVED, "NOT_FOUND", false));
    }
}
