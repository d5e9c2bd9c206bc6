package dev.redial.desk;

import dev.redial.audit.AuditChain;
import dev.redial.audit.AuditTrail;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Follows the trail for whoever runs the machine: {@code curl -f http://127.0.0.1:9000/audit/verify}. On the port of health and metrics,
 * which strangers do not reach; it tells numbers and hashes alone.
 */
@ApplicationScoped
class AuditCommand {

    private static final int CONFLICT = 409;
    private static final int OK = 200;

    private final AuditTrail trail;

    AuditCommand(AuditTrail trail) {
        this.trail = trail;
    }

    void offer(@Observes ManagementInterface management) {
        management.router().get("/audit/verify").blockingHandler(this::verify);
    }

    private void verify(RoutingContext request) {
        AuditChain.Verdict verdict = trail.verify();
        String said = verdict.broken()
                .map(b -> "entry %d: %s".formatted(b.number(), b.fault()))
                .orElseGet(() -> "%d entries hold".formatted(verdict.entries()));
        request.response()
                .setStatusCode(verdict.holds() ? OK : CONFLICT)
                .putHeader("Content-Type", "text/plain;charset=UTF-8")
                .end("%s; the last that holds is %d with %s\n"
                        .formatted(said, verdict.end().number(), verdict.end().hash()));
    }
}
