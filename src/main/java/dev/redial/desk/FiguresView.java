package dev.redial.desk;

import dev.redial.figures.Sheet;
import java.util.List;

/**
 * The page of figures, as its template shows it.
 *
 * @param asOf when was counted last; empty before the first time
 * @param unreadable whether the address named a time that we do not have
 */
record FiguresView(List<Choice> periods, String days, String asOf, boolean unreadable, List<Sheet> sheets) {

    /** A time to choose. @param days as in the address */
    record Choice(String days, boolean chosen) {}
}
