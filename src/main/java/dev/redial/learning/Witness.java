package dev.redial.learning;

/** Who says that a step helped, and how much that counts. The weights are a choice: a claim costs nothing, a test that shows the difference can't be made up. */
public enum Witness {
    /** The visitor, of whom we know nothing. */
    CLAIMED(0.3),
    /** A test before and after: what the step should change was broken, and is not any more. */
    RETESTED(0.8),
    /** Somebody of the staff. */
    STAFF(1);

    private final double weight;

    Witness(double weight) {
        this.weight = weight;
    }

    public double weight() {
        return weight;
    }
}
