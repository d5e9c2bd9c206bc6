package dev.redial.portal;

/** A probability in words. The limits are a choice: people read words more alike when there are few. */
enum Odds {
    ALMOST_CERTAIN(0.85),
    LIKELY(0.55),
    QUITE_POSSIBLE(0.25),
    POSSIBLE(0.08),
    UNLIKELY(0);

    private final double from;

    Odds(double from) {
        this.from = from;
    }

    static Odds of(double probability) {
        for (Odds odds : values()) {
            if (probability >= odds.from) {
                return odds;
            }
        }
        return UNLIKELY;
    }
}
