package dev.redial.probe;

/** How much a run may ask of a host. */
public enum Depth {
    /** About six connections; more only where something suggests it. */
    USUAL,
    /** All that a host can be asked without harm: repeated connections besides, twelve in all. */
    DEEP
}
