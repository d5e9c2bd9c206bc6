package dev.redial.handover;

/** What came of bringing a letter. */
public sealed interface Answer {

    /** The receiver has it. */
    record Taken() implements Answer {}

    /**
     * The receiver does not have it, as far as we know.
     *
     * @param detail a number or a name from a closed list, see {@link Problem}; never the words of a peer; may be empty
     * @param forGood whether it is of no use to try again
     */
    record NotTaken(Problem problem, String detail, boolean forGood) implements Answer {}

    /** Perhaps another time. */
    static NotTaken later(Problem problem) {
        return new NotTaken(problem, "", false);
    }
}
