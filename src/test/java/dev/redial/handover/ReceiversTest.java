package dev.redial.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.redial.handover.Destination.Mail;
import dev.redial.handover.Destination.Webhook;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiversTest {

    private static Receivers mail() {
        return TestReceivers.mail(25, "second-level@house.example,@Helpdesk.example");
    }

    @Test
    void nothingSet_nothingIsPossible() {
        Receivers none = TestReceivers.none();
        assertThat(none.any()).isFalse();
        assertThat(none.objection(new Mail("a@house.example"))).contains(Objection.NO_MAIL);
        assertThat(none.objection(new Webhook("tickets"))).contains(Objection.UNKNOWN_WEBHOOK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"second-level@house.example", "Second-Level@HOUSE.example", "anybody@helpdesk.example"})
    void allowedRecipient_mayBeWrittenTo(String address) {
        assertThat(mail().objection(new Mail(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first-level@house.example",
                "not-second-level@house.example",
                "a@helpdesk.example.org",
                "a@sub.helpdesk.example",
                "a@evilhelpdesk.example",
            })
    void anybodyElse_isNotWrittenTo(String address) {
        assertThat(mail().objection(new Mail(address))).contains(Objection.RECIPIENT_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "helpdesk.example",
                "@helpdesk.example",
                "a b@helpdesk.example",
                "@helpdesk.example@example.org",
                "a@example.org@helpdesk.example",
                "a@helpdesk.example\r\nBcc: b@example.org",
                "a@helpdesk.example,b@helpdesk.example",
                "\"a@example.org\"@helpdesk.example",
                "a@example.org(comment)@helpdesk.example",
                "Eve <a@helpdesk.example>",
                "a%example.org@helpdesk.example\u0000",
                "ä@helpdesk.example",
                ".a@helpdesk.example",
            })
    void whatIsNoPlainAddress_isRefused(String address) {
        assertThat(mail().objection(new Mail(address))).contains(Objection.BAD_ADDRESS);
    }

    @Test
    void webhook_isKnownByItsNameAlone() {
        Receivers receivers = TestReceivers.webhook("https://tickets.house.example/hooks?team=7");
        assertThat(receivers.any()).isTrue();
        assertThat(receivers.objection(new Webhook("tickets"))).isEmpty();
        assertThat(receivers.objection(new Webhook("https://tickets.house.example/hooks?team=7")))
                .contains(Objection.UNKNOWN_WEBHOOK);
        WebhookAddress address = Objects.requireNonNull(receivers.webhooks().get("tickets"));
        assertThat(address.target()).isEqualTo("/hooks?team=7");
        assertThat(address.port()).isEqualTo(443);
        assertThat(address.authority()).isEqualTo("tickets.house.example");
        assertThat(receivers.toString()).doesNotContain(TestReceivers.SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redial.handover.mail.from | nobody | redial.handover.mail.from",
                "redial.handover.mail.to | a@b@c | redial.handover.mail.to",
                "redial.handover.mail.to | * | redial.handover.mail.to",
                "redial.handover.mail.username | me | username and password",
                "redial.handover.webhook.t.secret | short | webhook.\"t\".secret",
                "redial.handover.webhook.t.url | ftp://tickets.example/ | webhook.\"t\".url",
                "redial.handover.webhook.t.url | https://me:pw@tickets.example/ | webhook.\"t\".url",
                "redial.handover.webhook.t.url | https://tickets.example/#x | webhook.\"t\".url",
                "redial.handover.webhook.t.url | https:///x | webhook.\"t\".url",
                "redial.handover.webhook.t.url | /hooks | webhook.\"t\".url",
            })
    void brokenSetting_isNamedAndNothingOfASecret(String setting, String value, String named) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "redial.handover.mail.host", "relay.house.example",
                "redial.handover.mail.from", "redial@house.example",
                "redial.handover.webhook.t.url", "https://tickets.example/",
                "redial.handover.webhook.t.secret", TestReceivers.SECRET));
        assertThat(TestReceivers.of(settings).any()).isTrue();
        settings.put(setting, value);
        assertThatIllegalStateException()
                .isThrownBy(() -> TestReceivers.of(settings))
                .withMessageContaining(named)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("short"));
    }

    @Test
    void password_isNeverSentInTheOpen() {
        for (String startTls : new String[] {"off", "optional"}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> TestReceivers.of(Map.of(
                            "redial.handover.mail.host", "relay.house.example",
                            "redial.handover.mail.from", "redial@house.example",
                            "redial.handover.mail.username", "me",
                            "redial.handover.mail.password", "pw",
                            "redial.handover.mail.starttls", startTls)))
                    .withMessageContaining("starttls=required");
        }
    }
}
