package dev.redial.knowledge;

import dev.redial.code.CodeNamespace;
import dev.redial.code.ErrorCode;
import java.util.Optional;

/**
 * What one number means: from the catalogue, or, for a number nobody has written down, what its layer says.
 */
public sealed interface CodeMeaning {

    int number();

    /** A number of the catalogue. */
    record Known(CodeEntry entry) implements CodeMeaning {
        @Override
        public int number() {
            return entry.number();
        }
    }

    /** A number that is in no list. @param layer what numbers like this have in common, where they do */
    record Unlisted(CodeNamespace namespace, int number, Optional<CodeLayer> layer) implements CodeMeaning {}

    /** Both numbers of a pair, each from its own list. */
    record Pair(ErrorCode code, CodeMeaning main, Optional<CodeMeaning> extended, Optional<CodeArticle> article) {

        /** Whether the main number is in the catalogue. */
        public boolean known() {
            return main instanceof Known;
        }
    }
}
