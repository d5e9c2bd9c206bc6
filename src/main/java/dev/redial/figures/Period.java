package dev.redial.figures;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** Of which time figures are shown. */
public enum Period {
    WEEK("7", 7),
    MONTH("30", 30),
    QUARTER("90", 90),
    ALL("all", 0);

    private static final LocalDate BEGINNING = LocalDate.EPOCH;

    private final String id;
    private final int days;

    Period(String id, int days) {
        this.id = id;
        this.days = days;
    }

    /** How it is written in an address. */
    public String id() {
        return id;
    }

    public static Optional<Period> byId(String id) {
        return Arrays.stream(values()).filter(p -> p.id.equals(id)).findFirst();
    }

    /** The first day; the one that is not over yet counts as one of the days. */
    LocalDate since(LocalDate today) {
        return this == ALL ? BEGINNING : today.minusDays(days - 1L);
    }
}
