package dev.redial.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a run may ask of a host. */
public enum Depth {
    /** About six connections; more only where something suggests it. */
    USUAL,
    /** All that a host can be asked without harm: repeated connections besides, twelve in all. */
    DEEP;

    /** The spelling in addresses and forms: {@code deep}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Depth> byId(String id) {
        return Arrays.stream(values()).filter(d -> d.id().equals(id)).findFirst();
    }
}
