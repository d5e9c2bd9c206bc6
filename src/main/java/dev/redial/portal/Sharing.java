package dev.redial.portal;

import dev.redial.knowledge.Languages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a page tells search engines, chat programs and other sites about itself.
 *
 * @param plain its address without a language
 * @param canonical its address, with the language where one was chosen by the address
 * @param alternates the same page in each language
 * @param data JSON-LD, free of characters that could end its element
 * @param oembed the address of its description for sites that embed it; empty where it can't be embedded
 */
record Sharing(
        String plain,
        String canonical,
        List<Alternate> alternates,
        String title,
        String description,
        String data,
        String oembed) {

    /** The page in one language. */
    record Alternate(String language, String url) {}

    static Sharing of(
            String publicUrl, String path, PageLanguage language, String title, String description, LinkedData data) {
        String plain = publicUrl + path;
        return new Sharing(
                plain,
                language.chosen() ? in(plain, language.code()) : plain,
                Languages.SUPPORTED.stream()
                        .map(code -> new Alternate(code, in(plain, code)))
                        .toList(),
                title,
                description,
                data.json(),
                "");
    }

    /** The same for a page that has a card. */
    Sharing embeddable(String publicUrl) {
        String described = publicUrl + "/oembed?url=" + URLEncoder.encode(plain, StandardCharsets.UTF_8);
        return new Sharing(plain, canonical, alternates, title, description, data, described);
    }

    private static String in(String plain, String language) {
        return plain + "?lang=" + language;
    }
}
