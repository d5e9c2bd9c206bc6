package dev.redial.session;

import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the knowledge files lie: ours in the program, a house's own over them in {@code redial.knowledge.path}. */
@Singleton
public class KnowledgeShelf {

    private final Optional<Path> own;

    KnowledgeShelf(@ConfigProperty(name = "redial.knowledge.path") Optional<Path> own) {
        this.own = own;
    }

    /** The folder of the house's own files. */
    public Optional<Path> own() {
        return own;
    }

    /** All files as they are now. */
    public KnowledgeFiles files() {
        KnowledgeFiles files = new KnowledgeFiles();
        try {
            ClassPathUtils.consumeAsPaths("knowledge", files::with);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read our own knowledge", e);
        }
        own.ifPresent(files::with);
        return files;
    }

    /** Reads all files as they are now; takes about a second. */
    public KnowledgeLoader.Loaded read() {
        return KnowledgeLoader.load(files());
    }
}
