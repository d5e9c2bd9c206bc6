package dev.redial.knowledge;

import dev.redial.code.KnownCodes;
import java.util.Optional;

/**
 * What is known right now. It is replaced as a whole when a house's files are read anew; whoever looks up several things that must hang
 * together takes {@link #now} once.
 */
public final class Knowledge implements KnownCodes {

    private volatile KnowledgeBase current;

    public Knowledge(KnowledgeBase first) {
        current = first;
    }

    public KnowledgeBase now() {
        return current;
    }

    @Override
    public boolean main(int number) {
        return current.knowsMain(number);
    }

    @Override
    public Optional<Named> named(String symbol) {
        return current.named(symbol);
    }

    public void replace(KnowledgeBase read) {
        current = read;
    }
}
