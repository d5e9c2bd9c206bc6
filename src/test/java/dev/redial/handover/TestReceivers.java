package dev.redial.handover;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Receivers read from settings as the running program reads them. */
final class TestReceivers {

    static final String SECRET = "kT3vQ9xZ1mB7sW5yR8nC2pL6dF4hJ0gA";

    private TestReceivers() {}

    static Receivers none() {
        return of(Map.of());
    }

    static Receivers of(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(MailConfig.class)
                .withMapping(WebhookConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        return Receivers.of(config.getConfigMapping(MailConfig.class), config.getConfigMapping(WebhookConfig.class));
    }

    static Receivers webhook(String url) {
        return of(Map.of(
                "redial.handover.webhook.\"tickets\".url", url,
                "redial.handover.webhook.\"tickets\".secret", SECRET));
    }

    static Receivers mail(int port, String to) {
        return of(Map.of(
                "redial.handover.mail.host", "localhost",
                "redial.handover.mail.port", Integer.toString(port),
                "redial.handover.mail.from", "redial@house.example",
                "redial.handover.mail.starttls", "off",
                "redial.handover.mail.to", to));
    }
}
