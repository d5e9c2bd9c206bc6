package dev.redial.knowledge;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a claim comes from.
 *
 * @param checked the day somebody looked it up there; absent when nobody did
 * @param read how much of it was read then
 */
public record Source(String id, String title, String url, Kind kind, Optional<LocalDate> checked, Read read) {

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

    /** How much of a source was read: a claim seen in an excerpt may be qualified elsewhere on the page. */
    public enum Read {
        FULL,
        PART,
        EXCERPT,
        NONE
    }
}
