package dev.redial.knowledge;

import java.time.LocalDate;
import java.util.Optional;

/** Where a claim comes from. @param checked the day somebody read it there; absent when nobody did */
public record Source(String id, String title, String url, Kind kind, Optional<LocalDate> checked) {

    /** What sort of source it is, from which readers judge its weight. */
    public enum Kind {
        MICROSOFT,
        SPECIFICATION,
        STANDARD,
        PROJECT,
        REPORT,
        MEASUREMENT,
        OWN
    }
}
