package dev.redial.platform;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The form's token on the way into the desk. Quarkus reads that form itself, and only once; so the token is looked at when name and password have been
 * found to be right, before a cookie is given for them. Otherwise another site could sign a member of staff in under an account of its own.
 */
@ApplicationScoped
class SignInToken implements SecurityIdentityAugmentor {

    private static final int PRIORITY = 330;
    private static final String STALE = SignInToken.class.getName();

    /** Where Quarkus takes name and password, below whatever path. */
    private static final String PLACE = "/j_security_check";

    private static final String GOAL = "quarkus-redirect-location";

    private final FormTokens tokens;
    private final ErrorPages errors;
    private final boolean passwords;

    /** @param login who vouches for staff: only with {@code local} does anyone come in here */
    SignInToken(FormTokens tokens, ErrorPages errors, @ConfigProperty(name = "redial.login") String login) {
        this.tokens = tokens;
        this.errors = errors;
        this.passwords = login.equals("local");
    }

    static boolean signsIn(RoutingContext context) {
        return context.request().method().equals(HttpMethod.POST)
                && context.normalizedPath().endsWith(PLACE);
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (!signsIn(context)) {
                        context.next();
                    } else if (!passwords) {
                        errors.answer(context, 404); // Keycloak has its own place
                    } else if (FormGuard.isForm(context.request())) {
                        keepAtTheDesk(context);
                        context.addHeadersEndHandler(ready -> sayWhy(context));
                        context.next();
                    } else {
                        errors.answer(context, 400); // Quarkus would break on it
                    }
                },
                PRIORITY);
    }

    /** Quarkus goes where this cookie says, if only the host is ours (W-13): that shall be a page of the desk or nothing. */
    private static void keepAtTheDesk(RoutingContext context) {
        Cookie goal = context.request().getCookie(GOAL);
        HostAndPort asked = context.request().authority();
        if (goal != null && (asked == null || !isDesk(goal.getValue(), asked.toString()))) {
            context.response().removeCookie(GOAL, false);
        }
    }

    private static boolean isDesk(String goal, String host) {
        return goal.matches("https?://" + Pattern.quote(host) + "/desk([/?][A-Za-z0-9/?&=%._~+-]*)?")
                && !goal.contains("..")
                && !goal.matches("(?i).*(%2f|%5c|%2e|%0).*");
    }

    /** Name and password were right: the page shall not say that they weren't. */
    private static void sayWhy(RoutingContext context) {
        String goal = context.response().headers().get("Location");
        if (goal != null && context.get(STALE) != null) {
            context.response().putHeader("Location", goal.replace("notice=failed", "notice=stale"));
        }
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        boolean good = request == null
                || !signsIn(request)
                || tokens.proves(request, request.request().getFormAttribute(FormTokens.FIELD));
        if (good) {
            return Uni.createFrom().item(identity);
        }
        request.put(STALE, true);
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }
}
