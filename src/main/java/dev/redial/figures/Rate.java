package dev.redial.figures;

/**
 * A part of a whole, with how sure one can be of it.
 *
 * @param hits how many of them
 * @param of of how many; the share means nothing where this is 0
 */
public record Rate(long hits, long of) {

    /** The 97.5 % point of the normal distribution: 2.5 % are left out at each end. */
    private static final double Z = 1.959964;

    public Rate {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException(hits + " of " + of);
        }
    }

    public boolean known() {
        return of > 0;
    }

    public double share() {
        return known() ? (double) hits / of : 0;
    }

    /** The lower end of Wilson's 95 % score interval (E. B. Wilson, 1927), which holds for few cases and near 0 and 1 too. */
    public double low() {
        return hits == 0 ? 0 : Math.max(0, middle() - reach());
    }

    /** The upper end of it. */
    public double high() {
        return hits == of ? 1 : Math.min(1, middle() + reach());
    }

    private double middle() {
        return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double reach() {
        double p = share();
        return Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
    }
}
