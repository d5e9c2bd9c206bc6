package dev.redial.platform;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Does not start with a secret that can be guessed (W-24). Developers and tests may. */
@ApplicationScoped
class SecretsCheck {

    /** W-24. */
    private static final int LEAST_CHARACTERS = 32;

    /** Fewer different characters than this are a row of the same, not a secret. */
    private static final int LEAST_DIFFERENT = 8;

    /** What people write in place of a secret. */
    private static final List<String> PLACEHOLDERS =
            List.of("changeme", "change-me", "change_me", "placeholder", "example", "password", "secret", "12345678");

    private static final Pattern WEBHOOK_SECRET = Pattern.compile("redial\\.handover\\.webhook\\..+\\.secret");

    private final Config config;

    SecretsCheck(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        List<String> complaints = complaints(config);
        if (!complaints.isEmpty() && LaunchMode.current() == LaunchMode.NORMAL) {
            throw new IllegalStateException("Redial does not start: " + String.join("; ", complaints));
        }
    }

    /** What is wrong with which setting; never the secret itself. */
    static List<String> complaints(Config config) {
        List<String> complaints = new ArrayList<>();
        boolean keycloak = config.getOptionalValue("redial.login", String.class)
                .filter("keycloak"::equalsIgnoreCase)
                .isPresent();
        if (keycloak) {
            complain(complaints, config, "redial.keycloak.client-secret", true);
        }
        complain(complaints, config, "quarkus.http.auth.session.encryption-key", false);
        complain(complaints, config, "redial.csrf.key", false);
        for (String name : config.getPropertyNames()) {
            if (WEBHOOK_SECRET.matcher(name).matches()) {
                complain(complaints, config, name, false);
            }
        }
        return complaints;
    }

    private static void complain(List<String> complaints, Config config, String name, boolean needed) {
        Optional<String> secret = config.getOptionalValue(name, String.class);
        if (secret.isEmpty()) {
            if (needed) {
                complaints.add(name + " is missing");
            }
            return;
        }
        String plain = secret.get().toLowerCase(Locale.ROOT);
        if (plain.length() < LEAST_CHARACTERS) {
            complaints.add(name + " has fewer than " + LEAST_CHARACTERS + " characters");
        } else if (plain.chars().distinct().count() < LEAST_DIFFERENT
                || PLACEHOLDERS.stream().anyMatch(plain::contains)) {
            complaints.add(name + " can be guessed");
        }
    }
}
