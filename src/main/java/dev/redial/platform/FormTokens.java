package dev.redial.platform;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a form comes from a page of ours (W-05, decision 0014). A browser that is shown a form gets a cookie: a random number and our
 * signature below it. The form's hidden field holds another signature of the same number, which can't be told from the cookie. The pair stays good
 * for as long as the browser keeps the cookie, in all its tabs. In templates it is {@code {#csrf /}} inside the form.
 */
@ApplicationScoped
@Named("csrf")
public class FormTokens {

    static final String COOKIE = "redial-form";
    static final String FIELD = "csrf-token";
    static final String HEADER = "X-CSRF-Token";

    private static final String MAC = "HmacSHA256";
    private static final int RANDOM_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final CurrentVertxRequest current;
    private final SecretKeySpec key;

    /** @param key the same for all servers that share visitors; made up at each start where it is not set */
    FormTokens(CurrentVertxRequest current, @ConfigProperty(name = "redial.csrf.key") Optional<String> key) {
        this.current = current;
        this.key = new SecretKeySpec(
                key.map(k -> k.getBytes(StandardCharsets.UTF_8)).orElseGet(() -> random(KEY_BYTES)), MAC);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** The field's value for the page that is being written; sets the cookie if the browser has none. */
    public String getToken() {
        return tokenFor(current.getCurrent());
    }

    String tokenFor(RoutingContext context) {
        String known = context.get(FIELD);
        if (known != null) {
            return known;
        }
        String number = number(context);
        if (number == null) {
            number = TEXT.encodeToString(random(RANDOM_BYTES));
            context.response()
                    .addCookie(Cookie.cookie(COOKIE, number + "." + sign("cookie", number))
                            .setPath("/"));
        }
        String token = sign("field", number);
        context.put(FIELD, token);
        context.response().putHeader("Cache-Control", "private, no-cache");
        return token;
    }

    /** Whether this is the token that a page of ours showed to this browser. */
    boolean proves(RoutingContext context, @Nullable String token) {
        String number = number(context);
        return number != null && token != null && same(token, sign("field", number));
    }

    /** The number in the browser's cookie, if it is one that we signed. */
    private @Nullable String number(RoutingContext context) {
        Cookie cookie = context.request().getCookie(COOKIE);
        String[] parts = cookie == null ? new String[0] : cookie.getValue().split("\\.", -1);
        return parts.length == 2 && same(parts[1], sign("cookie", parts[0])) ? parts[0] : null;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String purpose, String number) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return TEXT.encodeToString(mac.doFinal((purpose + ":" + number).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
