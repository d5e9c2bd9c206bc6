package dev.redial.handover;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * To whom cases may be passed on, as the operator has set it.
 *
 * @param to addresses and {@code @domains} in lower case
 */
record Receivers(Optional<MailServer> mail, List<String> to, Map<String, WebhookAddress> webhooks) {

    /** Plain ASCII addresses without quotes and comments (RFC 5321 section 4.1.2, dot-string); nothing that a mail server could read in another way. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$&'*+/=?^_`{|}~-]{1,64}(\\.[A-Za-z0-9!#$&'*+/=?^_`{|}~-]{1,64}){0,9}@(?<domain>[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,9})");

    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern DOMAIN = Pattern.compile("@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){0,9}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    Receivers {
        to = List.copyOf(to);
        webhooks = Map.copyOf(webhooks);
    }

    /** IllegalStateException naming the setting that cannot be used. */
    static Receivers of(MailConfig mail, WebhookConfig webhook) {
        Map<String, WebhookAddress> webhooks = new TreeMap<>();
        webhook.all().forEach((name, address) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalStateException(
                        "redial.handover.webhook: '" + name + "' is no name of 1 to 40 letters, digits, - and _");
            }
            webhooks.put(name, WebhookAddress.read(name, address.url(), address.secret()));
        });
        List<String> to =
                mail.to().orElse(List.of()).stream().map(Receivers::recipient).toList();
        return new Receivers(mail.host().map(host -> server(host, mail)), to, webhooks);
    }

    private static String recipient(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (!isAddress(lower) && !DOMAIN.matcher(lower).matches()) {
            throw new IllegalStateException(
                    "redial.handover.mail.to: '" + text + "' is neither an address nor an @domain");
        }
        return lower;
    }

    private static MailServer server(String host, MailConfig mail) {
        String from = mail.from()
                .map(String::strip)
                .filter(Receivers::isAddress)
                .orElseThrow(() -> new IllegalStateException("redial.handover.mail.from is not an address"));
        if (mail.username().isPresent() != mail.password().isPresent()) {
            throw new IllegalStateException("redial.handover.mail: username and password go together");
        }
        boolean open = mail.starttls() != MailConfig.StartTls.REQUIRED;
        if (mail.username().isPresent() && open) {
            throw new IllegalStateException("redial.handover.mail: a password needs starttls=required");
        }
        Optional<MailServer.Login> login =
                mail.username().flatMap(name -> mail.password().map(password -> new MailServer.Login(name, password)));
        return new MailServer(host.strip(), mail.port(), from, login, mail.starttls());
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }

    /** Whether anything can be passed on at all. */
    boolean any() {
        return mail.isPresent() && !to.isEmpty() || !webhooks.isEmpty();
    }

    /** What speaks against a destination, however it was chosen. */
    Optional<Objection> objection(Destination destination) {
        return switch (destination) {
            case Destination.Webhook(var name) ->
                webhooks.containsKey(name) ? Optional.empty() : Optional.of(Objection.UNKNOWN_WEBHOOK);
            case Destination.Mail(var address) -> objection(address);
        };
    }

    private Optional<Objection> objection(String address) {
        if (mail.isEmpty()) {
            return Optional.of(Objection.NO_MAIL);
        }
        if (!isAddress(address)) {
            return Optional.of(Objection.BAD_ADDRESS);
        }
        String lower = address.toLowerCase(Locale.ROOT);
        boolean allowed = to.contains(lower) || to.contains(lower.substring(lower.indexOf('@')));
        return allowed ? Optional.empty() : Optional.of(Objection.RECIPIENT_NOT_ALLOWED);
    }
}
