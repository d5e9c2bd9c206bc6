package dev.redial.session;

import dev.redial.admission.LimitConfig;
import dev.redial.client.ClientTable;
import dev.redial.code.CodeReader;
import dev.redial.diagnosis.Diagnostician;
import dev.redial.diagnosis.StepChooser;
import dev.redial.finding.Assessor;
import dev.redial.finding.GatewayAssessor;
import dev.redial.finding.TrustAnchors;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeDefect;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;
import dev.redial.probe.ConnectionRate;
import dev.redial.probe.ProbeConfig;
import dev.redial.probe.ProbeRuns;
import io.github.bucket4j.Bucket;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** Reads the knowledge; a broken file stops the start, and everything that is wrong is named at once. */
    @Produces
    @Singleton
    @Startup
    KnowledgeBase knowledge(@ConfigProperty(name = "redial.knowledge.path") Optional<Path> own) {
        KnowledgeFiles files = new KnowledgeFiles();
        try {
            ClassPathUtils.consumeAsPaths("knowledge", files::with);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read our own knowledge", e);
        }
        own.ifPresent(files::with);
        return switch (KnowledgeLoader.load(files)) {
            case KnowledgeLoader.Loaded.Whole(var knowledge) -> knowledge;
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
    CodeReader codeReader(KnowledgeBase knowledge) {
        return new CodeReader(knowledge::knowsMain);
    }

    @Produces
    @Singleton
    Diagnostician diagnostician(KnowledgeBase knowledge) {
        return new Diagnostician(knowledge);
    }

    @Produces
    @Singleton
    StepChooser stepChooser(KnowledgeBase knowledge, Diagnostician diagnostician) {
        return new StepChooser(knowledge, diagnostician);
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
