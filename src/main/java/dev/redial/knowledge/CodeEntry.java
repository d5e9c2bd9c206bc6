package dev.redial.knowledge;

import dev.redial.code.CodeNamespace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One number of one numbering.
 *
 * @param symbol the public name of the constant, where there is one
 * @param meanings one plain sentence for each language, English always
 * @param stage where on the way it arises
 * @param alsoStages where else it has been seen
 * @param confidence how it is known: documented, source, ui-text, manifest, observed, derived, inferred, memory
 */
public record CodeEntry(
        CodeNamespace namespace,
        int number,
        Optional<String> symbol,
        Map<String, String> meanings,
        CodeStage stage,
        List<CodeStage> alsoStages,
        String confidence,
        String source,
        Optional<String> note) {

    public String meaning(String language) {
        return meanings.getOrDefault(language, meanings.getOrDefault(Texts.ENGLISH, ""));
    }
}
