package dev.redial.session;

import dev.redial.admission.LimitConfig;
import dev.redial.client.ClientTable;
import dev.redial.code.CodeReader;
import dev.redial.finding.Assessor;
import dev.redial.finding.GatewayAssessor;
import dev.redial.finding.TrustAnchors;
import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeDefect;
import dev.redial.knowledge.KnowledgeLoader;
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
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts the parts together that know nothing of the container. */
@Singleton
class Parts {

    private static final Logger LOG = Logger.getLogger(Parts.class);

    /** A broken file stops the start, and everything that is wrong is named at once. */
    @Produces
    @Singleton
    @Startup
    Knowledge knowledge(KnowledgeShelf shelf) {
        return switch (shelf.read()) {
            case KnowledgeLoader.Loaded.Whole(var knowledge) -> new Knowledge(knowledge);
            case KnowledgeLoader.Loaded.Broken(var defects) ->
                throw new IllegalStateException(defects.size()
                        + " defects in the knowledge files: "
                        + defects.stream()
                                .peek(defect -> LOG.error(defect)) // each on a line of its own
                                .map(KnowledgeDefect::toString)
                                .collect(Collectors.joining("; ")));
        };
    }

    @Produces
    @Singleton
    CodeReader codeReader(Knowledge knowledge) {
        return new CodeReader(number -> knowledge.now().knowsMain(number));
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
