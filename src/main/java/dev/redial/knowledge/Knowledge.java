package dev.redial.knowledge;

/**
 * What is known right now. It is replaced as a whole when a house's files are read anew; whoever looks up several things that must hang
 * together takes {@link #now} once.
 */
public final class Knowledge {

    private volatile KnowledgeBase current;

    public Knowledge(KnowledgeBase first) {
        current = first;
    }

    public KnowledgeBase now() {
        return current;
    }

    public void replace(KnowledgeBase read) {
        current = read;
    }
}
