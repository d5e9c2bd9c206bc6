package dev.redial.handover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The house's mail server, and to whom staff may pass cases on. A value that cannot be used stops the start. */
@ConfigMapping(prefix = "redial.handover.mail")
public interface MailConfig {
    /** Name or address. Without it there is no e-mail. */
    Optional<String> host();

    /** 587 is for submission (RFC 6409), 25 for a relay that takes mail from known machines. TLS from the first byte (465) is not spoken. */
    @WithDefault("587")
    int port();

    /** Our own address, to which failures go. */
    Optional<String> from();

    Optional<String> username();

    /** Sent only under TLS: it needs {@code starttls=required}. */
    Optional<String> password();

    @WithDefault("required")
    StartTls starttls();

    /** Addresses, or all of a domain as {@code @example.org}. Nobody else is written to. */
    Optional<List<String>> to();

    /** Whether the connection to the mail server is encrypted. */
    enum StartTls {
        /** Without it nothing is handed over. */
        REQUIRED,
        /** If the server offers it; whoever sits in between can take the offer away. */
        OPTIONAL,
        OFF
    }
}
