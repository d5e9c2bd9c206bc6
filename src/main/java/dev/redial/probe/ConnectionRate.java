package dev.redial.probe;

/** How fast this node may open connections, over all runs. */
public interface ConnectionRate {

    /** As fast as it likes. */
    ConnectionRate UNLIMITED = () -> {};

    /** Waits until one more connection may be opened. */
    void awaitTurn();
}
