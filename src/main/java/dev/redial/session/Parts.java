package dev.redial.session;

import dev.redial.admission.LimitConfig;
import dev.redial.client.ClientTable;
import dev.redial.code.CodeReader;
import dev.redial.finding.Assessor;
import dev.redial.finding.GatewayAssessor;
import dev.redial.finding.TrustAnchors;
import dev.redial.knowledge.Knowledge;
import dev.redial.probe.ConnectionRate;
import dev.redial.probe.ProbeConfig;
import dev.redial.probe.ProbeRuns;
import io.github.bucket4j.Bucket;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the parts together that know nothing of the container. */
@Singleton
class Parts {

    /** At start, so that a broken file stops it. */
    @Produces
    @Singleton
    @Startup
    Knowledge knowledge(Librarian librarian) {
        return librarian.knowledge();
    }

    @Produces
    @Singleton
    CodeReader codeReader(Knowledge knowledge) {
        return new CodeReader(knowledge);
    }

    @Produces
    @Singleton
    @Startup
    TrustAnchors trust(@ConfigProperty(name = "redial.tls.extra-trust") Optional<List<Path>> extra) {
        return TrustAnchors.withRuntime(extra.orElse(List.of()));
    }

    @Produces
    @Singleton
    Assessor assessor(TrustAnchors trust) {
        return new Assessor(trust);
    }

    /** A broken table stops the start, and everything that is wrong is named at once. */
    @Produces
    @Singleton
    @Startup
    ClientTable clients() {
        return ClientTable.load();
    }

    @Produces
    @Singleton
    GatewayAssessor gatewayAssessor(TrustAnchors trust) {
        return new GatewayAssessor(trust);
    }

    @Produces
    @Singleton
    ProbeRuns probeRuns(ProbeConfig config, LimitConfig limits, Clock clock) {
        return new ProbeRuns(config, clock, limits.enabled() ? rate(limits) : ConnectionRate.UNLIMITED);
    }

    private static ConnectionRate rate(LimitConfig limits) {
        int perSecond = limits.connectionsPerSecond();
        Bucket bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
        return () -> bucket.asBlocking().consumeUninterruptibly(1);
    }
}
