package dev.redial.handover;

import dev.redial.finding.TrustAnchors;
import dev.redial.handover.net.HttpPost;
import dev.redial.handover.net.Smtp;
import dev.redial.handover.net.VerifiedTls;
import dev.redial.target.DeliveryPolicy;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Reads the settings at start, so that a broken one stops the start and not a case. */
@Singleton
class HandoverBeans {

    @Produces
    @Singleton
    @Startup
    Receivers receivers(MailConfig mail, WebhookConfig webhooks) {
        return Receivers.of(mail, webhooks);
    }

    @Produces
    @Singleton
    Courier courier(Receivers receivers, DeliveryPolicy policy, TrustAnchors trust, Clock clock) {
        VerifiedTls tls = new VerifiedTls(trust.anchors());
        return new GuardedCourier(receivers, policy, new Smtp(tls), new HttpPost(tls), clock);
    }
}
