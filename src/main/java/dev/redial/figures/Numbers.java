package dev.redial.figures;

import java.util.Locale;

/** Numbers as tables show them, the same in every language, so that a spreadsheet reads them too. */
final class Numbers {

    private Numbers() {}

    /** One place: more would say more than is known. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100);
    }

    static String percent(Rate rate) {
        return rate.known() ? percent(rate.share()) : "";
    }

    static String low(Rate rate) {
        return rate.known() ? percent(rate.low()) : "";
    }

    static String high(Rate rate) {
        return rate.known() ? percent(rate.high()) : "";
    }
}
