package dev.redial.handover;

import dev.redial.handover.Outbox.Item;
import dev.redial.handover.net.HttpPost;
import dev.redial.handover.net.Smtp;
import dev.redial.target.ApprovedReceiver;
import dev.redial.target.DeliveryDecision;
import dev.redial.target.DeliveryPolicy;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks the settings and the policy anew at each try, and dials what they approve. Looking the name up takes 5 s at most, and the rest 10 or 40:
 * less than the shortest pause between two tries.
 */
final class GuardedCourier implements Courier {

    private final Receivers receivers;
    private final DeliveryPolicy policy;
    private final Smtp smtp;
    private final HttpPost post;
    private final Clock clock;

    GuardedCourier(Receivers receivers, DeliveryPolicy policy, Smtp smtp, HttpPost post, Clock clock) {
        this.receivers = receivers;
        this.policy = policy;
        this.smtp = smtp;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public Answer bring(Item item) {
        if (receivers.objection(item.destination()).isPresent()) {
            return Answer.later(Problem.NOT_ALLOWED);
        }
        return switch (item.destination()) {
            case Destination.Mail(var to) ->
                receivers.mail().map(server -> mail(item, server, to)).orElse(Answer.later(Problem.NOT_ALLOWED));
            case Destination.Webhook(var name) ->
                Optional.ofNullable(receivers.webhooks().get(name))
                        .map(address -> post(item, address))
                        .orElse(Answer.later(Problem.NOT_ALLOWED));
        };
    }

    private Answer mail(Item item, MailServer server, String to) {
        return approved(
                server.host(),
                server.port(),
                relay -> smtp.send(relay, server, to, item.id(), item.letter(), clock.instant()));
    }

    private Answer post(Item item, WebhookAddress address) {
        return approved(address.uri().getHost(), address.port(), receiver -> {
            if (!address.encrypted() && !receiver.inside()) {
                return Answer.later(Problem.PLAIN_HTTP);
            }
            return post.send(receiver, address, item.id(), item.letter().json(), clock.instant());
        });
    }

    private Answer approved(String host, int port, Function<ApprovedReceiver, Answer> bring) {
        return switch (policy.decide(host, port)) {
            case DeliveryDecision.Approved(var receiver) -> bring.apply(receiver);
            case DeliveryDecision.Refused(var why) -> new Answer.NotTaken(Problem.ADDRESS_REFUSED, why.name(), false);
            case DeliveryDecision.Unresolved(var status) ->
                new Answer.NotTaken(Problem.UNRESOLVED, status.name(), false);
        };
    }
}
