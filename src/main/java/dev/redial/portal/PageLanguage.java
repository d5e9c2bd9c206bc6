package dev.redial.portal;

import dev.redial.knowledge.Languages;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The language of one answer: {@code ?lang=} wins and is remembered in a cookie, then that cookie, then what the browser asks for.
 *
 * @param chosen whether the address itself chose it
 */
record PageLanguage(String code, boolean chosen) {

    private static final String PARAMETER = "lang";
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    static PageLanguage of(HttpHeaders headers, UriInfo uri) {
        Optional<String> asked = supported(uri.getQueryParameters().getFirst(PARAMETER));
        Cookie cookie = headers.getCookies().get(PARAMETER);
        return asked.map(code -> new PageLanguage(code, true))
                .or(() ->
                        supported(cookie == null ? null : cookie.getValue()).map(code -> new PageLanguage(code, false)))
                .orElseGet(() -> new PageLanguage(Languages.choose(headers.getAcceptableLanguages()), false));
    }

    private static Optional<String> supported(@Nullable String code) {
        return Languages.SUPPORTED.stream().filter(c -> c.equals(code)).findFirst();
    }

    Locale locale() {
        return Locale.forLanguageTag(code);
    }

    /** The words for sentences that are put together before a page is rendered. */
    PortalMessages words() {
        return words(PortalMessages.class);
    }

    /** The words of one bundle. */
    <T> T words(Class<T> bundle) {
        return code.equals(Languages.SUPPORTED.getFirst())
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(code));
    }

    /** Remembers a choice; the only cookie visitors ever get. */
    NewCookie cookie() {
        return new NewCookie.Builder(PARAMETER)
                .value(code)
                .path("/")
                .maxAge(A_YEAR)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
