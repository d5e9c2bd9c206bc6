package dev.redial.figures;

/**
 * The name of a count within its day.
 *
 * @param subject an id, a code or an article; empty where it is about none
 * @param measure what is counted, such as a {@link Milestone}
 */
public record Key(Kind kind, String subject, String measure) {

    /** In the place of what is too rare, or too much, to be named. No id, code or article has brackets. */
    public static final String OTHERS = "(others)";

    static Key of(Kind kind, String subject, Enum<?> measure) {
        return new Key(kind, subject, measure.name());
    }
}
