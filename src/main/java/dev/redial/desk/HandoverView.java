package dev.redial.desk;

import dev.redial.handover.Delivery;
import dev.redial.handover.Destination;
import dev.redial.handover.Handovers;
import dev.redial.handover.Objection;
import dev.redial.handover.Problem;
import dev.redial.session.SessionState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page on passing a case on.
 *
 * @param none whether nothing is set, so that there is only the text to copy
 * @param domains whose mailboxes may be typed, as {@code @a.example, @b.example}; empty if none
 * @param text what will be sent, or can be copied
 */
record HandoverView(
        String session,
        String supportCode,
        boolean none,
        List<Choice> choices,
        String domains,
        String text,
        List<Row> rows,
        Typed typed,
        @Nullable Objection objection,
        boolean noteTooLong) {

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

    static HandoverView of(
            SessionState state,
            Handovers.Choices set,
            List<Delivery> deliveries,
            String text,
            Typed typed,
            @Nullable Objection objection,
            boolean noteTooLong) {
        Stream<Choice> mails = set.recipients().stream()
                .filter(recipient -> !recipient.startsWith("@"))
                .map(address -> choice(MAIL + address, address, typed));
        Stream<Choice> webhooks = set.webhooks().stream().map(name -> choice(WEBHOOK + name, name, typed));
        return new HandoverView(
                state.id().toString(),
                state.supportCode().value(),
                set.none(),
                Stream.concat(mails, webhooks).toList(),
                set.recipients().stream()
                        .filter(recipient -> recipient.startsWith("@"))
                        .collect(Collectors.joining(", ")),
                text,
                deliveries.stream().map(HandoverView::row).toList(),
                typed,
                objection,
                noteTooLong);
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
