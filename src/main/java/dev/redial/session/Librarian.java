package dev.redial.session;

import dev.redial.knowledge.Knowledge;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeDefect;
import dev.redial.knowledge.KnowledgeLoader;
import dev.redial.knowledge.KnowledgeLoader.Loaded;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Keeps what is known: reads the files at start and again when asked to, and lends out nothing that is broken. */
@Singleton
public class Librarian {

    private static final Logger LOG = Logger.getLogger(Librarian.class);

    /** What came of reading all files again. */
    public sealed interface ReadAgain {

        /** @param files the paths at which the files differ from those before */
        record Renewed(KnowledgeBase before, KnowledgeBase after, List<String> files) implements ReadAgain {}

        /** Something is wrong, and what was known before is still what is known. */
        record Kept(List<KnowledgeDefect> defects) implements ReadAgain {}
    }

    /** What somebody thinks of writing into one of the house's files. */
    public record Draft(String path, String text) {}

    private final KnowledgeShelf shelf;
    private final Knowledge knowledge;
    private volatile KnowledgeShelf.Reading inUse;

    /** A broken file stops the start, and everything that is wrong is named at once. */
    Librarian(KnowledgeShelf shelf) {
        this.shelf = shelf;
        this.inUse = shelf.read();
        this.knowledge = switch (inUse.loaded()) {
            case Loaded.Whole(var read) -> new Knowledge(read);
            case Loaded.Broken(var defects) ->
                throw new IllegalStateException(defects.size()
                        + " defects in the knowledge files: "
                        + defects.stream()
                                .peek(defect -> LOG.error(defect)) // each on a line of its own
                                .map(KnowledgeDefect::toString)
                                .collect(Collectors.joining("; ")));
        };
    }

    /** What is known, always the same holder. */
    Knowledge knowledge() {
        return knowledge;
    }

    /** The reading that all advice comes from now. */
    public KnowledgeShelf.Reading inUse() {
        return inUse;
    }

    /** One at a time, so that what is in use and what is told of it belong together. */
    public synchronized ReadAgain readAgain() {
        try {
            KnowledgeShelf.Reading read = shelf.read();
            return switch (read.loaded()) {
                case Loaded.Whole(var after) -> renewed(read, after);
                case Loaded.Broken(var defects) -> new ReadAgain.Kept(defects);
            };
        } catch (UncheckedIOException e) {
            return new ReadAgain.Kept(List.of(unreadable(e)));
        }
    }

    private ReadAgain renewed(KnowledgeShelf.Reading read, KnowledgeBase after) {
        KnowledgeBase before = knowledge.now();
        List<String> differing = read.files().differing(inUse.files());
        knowledge.replace(after);
        inUse = read;
        LOG.infof("The knowledge was read again; %d files differ.", differing.size());
        return new ReadAgain.Renewed(before, after, differing);
    }

    /** What the files on the disk would amount to now, with the draft among them if there is one. Changes nothing. */
    public Loaded tryOut(Optional<Draft> draft) {
        try {
            return KnowledgeLoader.load(
                    draft.map(d -> shelf.filesWith(d.path(), d.text())).orElseGet(shelf::files));
        } catch (UncheckedIOException e) {
            return new Loaded.Broken(List.of(unreadable(e)));
        }
    }

    private KnowledgeDefect unreadable(UncheckedIOException e) {
        return new KnowledgeDefect(
                shelf.own().map(Object::toString).orElse("knowledge"),
                0,
                Optional.ofNullable(e.getMessage()).orElse("cannot be read"));
    }
}
