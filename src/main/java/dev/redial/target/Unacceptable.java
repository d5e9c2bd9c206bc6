package dev.redial.target;

/** Typed text that cannot be a target; carries the one reason and no trace, since it is expected. */
final class Unacceptable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal why;

    Unacceptable(Refusal why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    Refusal why() {
        return why;
    }
}
