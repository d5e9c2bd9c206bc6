package dev.redial.session;

import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the knowledge files lie: ours in the program, a house's own over them in {@code redial.knowledge.path}. */
@Singleton
public class KnowledgeShelf {

    /** What one of the house's files does to ours. */
    public enum Use {
        /** There is none of ours at its path. */
        NEW,
        /** It stands in the place of ours. */
        REPLACES,
        /** It changes numbers of ours, or adds sources, and ours stays. */
        ADDS,
        /** Nothing is made of it. */
        UNREAD
    }

    /** One of the house's files. @param path below its folder */
    public record OwnFile(String path, Use use) {}

    /**
     * All files as they were read at one time, and what came of it.
     *
     * @param took for reading and understanding them
     * @param own the house's files
     */
    public record Reading(
            Instant at, Duration took, KnowledgeFiles files, List<OwnFile> own, KnowledgeLoader.Loaded loaded) {}

    private final Optional<Path> own;
    private final Clock clock;

    KnowledgeShelf(@ConfigProperty(name = "redial.knowledge.path") Optional<Path> own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    /** The folder of the house's own files. */
    public Optional<Path> own() {
        return own;
    }

    /** All files as they are now. */
    public KnowledgeFiles files() {
        KnowledgeFiles files = ours();
        own.ifPresent(files::with);
        return files;
    }

    /** The same with this text as the house's own file at that path, in the place of the one that may lie there. */
    KnowledgeFiles filesWith(String path, String text) {
        KnowledgeFiles files = ours();
        own.ifPresent(folder -> files.with(folder, other -> !other.equals(path)));
        return files.with(path, text);
    }

    private static KnowledgeFiles ours() {
        KnowledgeFiles files = new KnowledgeFiles();
        try {
            ClassPathUtils.consumeAsPaths("knowledge", files::with);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read our own knowledge", e);
        }
        return files;
    }

    /** Reads all files as they are now; takes about a second. */
    public Reading read() {
        long began = System.nanoTime();
        KnowledgeFiles files = ours();
        Set<String> ours = Set.copyOf(files.paths());
        own.ifPresent(files::with);
        List<OwnFile> uses = own.map(KnowledgeFiles::pathsIn).orElse(List.of()).stream()
                .map(path -> new OwnFile(path, use(path, ours, files)))
                .toList();
        KnowledgeLoader.Loaded loaded = KnowledgeLoader.load(files);
        return new Reading(clock.instant(), Duration.ofNanos(System.nanoTime() - began), files, uses, loaded);
    }

    private static Use use(String path, Set<String> ours, KnowledgeFiles files) {
        if (!KnowledgeFiles.hasPlace(path)) {
            return Use.UNREAD;
        }
        if (!ours.contains(path)) {
            return Use.NEW;
        }
        return files.layers(path).size() > 1 ? Use.ADDS : Use.REPLACES;
    }
}
