package dev.redial.diagnosis;

import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;
import dev.redial.knowledge.KnowledgeLoader.Loaded;
import java.nio.file.Path;

/** The knowledge that ships, read once for all tests of this package. */
final class Shipped {

    static final KnowledgeBase KNOWLEDGE =
            switch (KnowledgeLoader.load(new KnowledgeFiles().with(Path.of("src", "main", "resources", "knowledge")))) {
                case Loaded.Whole(var base) -> base;
                case Loaded.Broken(var defects) -> throw new AssertionError(defects);
            };
    static final Model MODEL = Model.of(KNOWLEDGE, Experience.none());

    private Shipped() {}
}
