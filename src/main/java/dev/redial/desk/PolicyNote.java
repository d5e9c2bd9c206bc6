package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditEntry;
import dev.redial.audit.AuditTrail;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Whom we may test and how often is set before the start: a start with other settings than the one before is written down. */
@ApplicationScoped
class PolicyNote {

    private static final List<String> POLICY = List.of("redial.target.", "redial.limit.", "redial.login");
    private static final int DIGITS = 16;

    private final AuditTrail trail;
    private final Config config;

    PolicyNote(AuditTrail trail, Config config) {
        this.trail = trail;
        this.config = config;
    }

    void compare(@Observes StartupEvent start) {
        String settings = settings();
        String mark = mark(settings);
        Optional<AuditEntry> last = trail
                .newest(
                        new AuditTrail.Filter(
                                Optional.of(AuditAction.POLICY_CHANGED), Optional.empty(), Optional.empty()),
                        Long.MAX_VALUE,
                        1)
                .stream()
                .findFirst();
        if (last.filter(entry -> entry.subject().equals(mark)).isEmpty()) {
            trail.record(AuditAction.POLICY_CHANGED, AuditTrail.REDIAL, mark, settings);
        }
    }

    private String settings() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> POLICY.stream().anyMatch(name::startsWith))
                .sorted()
                .map(name -> name.substring("redial.".length()) + "="
                        + config.getOptionalValue(name, String.class).orElse(""))
                .collect(Collectors.joining(" "));
    }

    private static String mark(String settings) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(settings.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
