package dev.redial.figures;

import java.util.EnumSet;
import java.util.Set;

/** What a count is about. Names are stored; one is never given another meaning. */
public enum Kind {
    /** All sessions of the day. */
    ALL,
    CODE,
    CAUSE,
    ARTICLE,
    STEP,
    /** By code, how many minutes lay between arrival and being fixed. */
    MINUTES,
    /** By who says so, how probable the first cause was thought and whether it was that. */
    FORECAST,
    /** Of a sample of sessions: how often the answer to a question moved something. */
    QUESTION,
    /** Pages of codes that no list has. */
    UNKNOWN_CODE,
    /** Searches that found nothing. */
    EMPTY_SEARCH;

    /** Those that follow from the sessions of a day. */
    static final Set<Kind> OF_SESSIONS = EnumSet.of(ALL, CODE, CAUSE, ARTICLE, STEP, MINUTES, FORECAST);

    /** Those that are added up as people ask. */
    static final Set<Kind> UNANSWERED = EnumSet.of(UNKNOWN_CODE, EMPTY_SEARCH);
}
