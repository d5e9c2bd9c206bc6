package dev.redial.knowledge;

import java.util.List;

/**
 * What a search brought.
 *
 * @param codes main codes first
 * @param guessed whether nothing held the words as they were typed, and these hold words that are spelled alike
 */
public record Found(List<CodeEntry> codes, List<Cause> causes, List<Step> steps, boolean guessed) {

    public boolean nothing() {
        return codes.isEmpty() && causes.isEmpty() && steps.isEmpty();
    }
}
