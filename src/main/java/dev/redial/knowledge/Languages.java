package dev.redial.knowledge;

import java.util.List;
import java.util.Locale;

/** The languages of pages, findings and knowledge. */
public final class Languages {

    /** English first: it is what everything falls back to. */
    public static final List<String> SUPPORTED = List.of(Texts.ENGLISH, "de");

    private Languages() {}

    /** The first wish we can fulfil, or English. @param wishes as a browser states them, best first */
    public static String choose(List<Locale> wishes) {
        return wishes.stream()
                .map(Locale::getLanguage)
                .filter(SUPPORTED::contains)
                .findFirst()
                .orElse(Texts.ENGLISH);
    }
}
