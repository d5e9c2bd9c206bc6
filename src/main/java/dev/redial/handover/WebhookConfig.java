package dev.redial.handover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Systems that take cases by HTTP, such as trackers, by the name that staff see. A value that cannot be used stops the start. */
@ConfigMapping(prefix = "redial.handover.webhook")
interface WebhookConfig {

    @WithParentName
    Map<String, Webhook> all();

    /** One system. */
    interface Webhook {
        /** As {@code https://tickets.example.org/hooks/redial}; http only where the house's own networks are ({@code redial.handover.allow}). */
        String url();

        /** The key of the signature, known to the receiver too; at least 32 characters. */
        String secret();
    }
}
