package dev.redial.desk;

import dev.redial.handover.Delivery;
import dev.redial.handover.Destination;
import dev.redial.handover.Handovers;
import dev.redial.handover.Objection;
import dev.redial.handover.Problem;
import dev.redial.session.SessionState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page on passing a case on.
 *
 * @param choices empty if nothing is set
 * @param domains whose mailboxes may be typed
 * @param text what will be sent, or can be copied
 */
record HandoverView(
        String session,
        String supportCode,
        List<Choice> choices,
        List<String> domains,
        String text,
        List<Row> rows,
        Typed typed,
        @Nullable Complaint complaint) {

    static final String MAIL = "mail:";
    static final String WEBHOOK = "webhook:";

    /** A receiver that can be chosen. */
    record Choice(String value, String shown, boolean chosen) {}

    /** One delivery. @param detail a number or a word from a closed list; may be empty */
    record Row(
            String to,
            String by,
            String at,
            Delivery.State state,
            int tries,
            @Nullable Problem problem,
            String detail) {}

    /** The form as it was sent. */
    record Typed(String to, String address, String note) {
        static final Typed NOTHING = new Typed("", "", "");
    }

    /** What is wrong with the form. */
    enum Complaint {
        NO_MAIL,
        BAD_ADDRESS,
        RECIPIENT_NOT_ALLOWED,
        UNKNOWN_WEBHOOK,
        TOO_OFTEN,
        NOTE_TOO_LONG;

        static Complaint of(Objection objection) {
            return switch (objection) {
                case NO_MAIL -> NO_MAIL;
                case BAD_ADDRESS -> BAD_ADDRESS;
                case RECIPIENT_NOT_ALLOWED -> RECIPIENT_NOT_ALLOWED;
                case UNKNOWN_WEBHOOK -> UNKNOWN_WEBHOOK;
                case TOO_OFTEN -> TOO_OFTEN;
            };
        }
    }

    static HandoverView of(
            SessionState state,
            Handovers.Choices set,
            List<Delivery> deliveries,
            String text,
            Typed typed,
            @Nullable Complaint complaint) {
        Stream<Choice> mails = set.recipients().stream()
                .filter(recipient -> !recipient.startsWith("@"))
                .map(address -> choice(MAIL + address, address, typed));
        Stream<Choice> webhooks = set.webhooks().stream().map(name -> choice(WEBHOOK + name, name, typed));
        return new HandoverView(
                state.id().toString(),
                state.supportCode().value(),
                Stream.concat(mails, webhooks).toList(),
                set.recipients().stream()
                        .filter(recipient -> recipient.startsWith("@"))
                        .toList(),
                text,
                deliveries.stream().map(HandoverView::row).toList(),
                typed,
                complaint);
    }

    String domainList() {
        return String.join(", ", domains);
    }

    private static Choice choice(String value, String shown, Typed typed) {
        return new Choice(value, shown, value.equals(typed.to()));
    }

    private static Row row(Delivery d) {
        return new Row(
                switch (d.to()) {
                    case Destination.Mail(var address) -> address;
                    case Destination.Webhook(var name) -> name;
                },
                d.by(),
                DeskTime.text(d.at()),
                d.state(),
                d.tries(),
                d.trouble().map(Delivery.Trouble::problem).orElse(null),
                d.trouble().map(Delivery.Trouble::detail).orElse(""));
    }
}
