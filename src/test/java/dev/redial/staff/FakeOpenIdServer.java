package dev.redial.staff;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect server that hands out the tokens it is asked for, right ones and forged ones. The code says which: {@code <forgery of the ID
 * token>.<forgery of the access token>.<nonce>.<PKCE challenge>}. So nobody signs in here, and the server remembers nothing.
 */
public final class FakeOpenIdServer implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "kT3vQ9xZ1mB7sW5yR8nC2pL6dF4hJ0gA";
    static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
    static final List<String> ROLES = List.of("support", "admin");

    private static final String REALM = "/realms/redial";
    private static final int LIFETIME_SECONDS = 60;

    private final FakeKeys keys = FakeKeys.make();
    private @Nullable HttpServer server;
    private String issuer = "";

    @Override
    public Map<String, String> start() {
        HttpServer made;
        try {
            made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        issuer = "http://127.0.0.1:" + made.getAddress().getPort() + REALM;
        made.createContext(REALM + "/.well-known/openid-configuration", x -> answer(x, 200, description()));
        made.createContext(REALM + "/certs", x -> answer(x, 200, keys.published()));
        made.createContext(REALM + "/token", this::tokens);
        made.createContext(REALM + "/logout-token", this::logoutToken);
        made.start();
        server = made;
        return Map.of(
                "redial.login", "keycloak",
                "redial.keycloak.url", issuer,
                "redial.keycloak.client-secret", SECRET);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer", issuer,
                "authorization_endpoint", issuer + "/auth",
                "token_endpoint", issuer + "/token",
                "introspection_endpoint", issuer + "/nowhere",
                "userinfo_endpoint", issuer + "/nowhere",
                "end_session_endpoint", issuer + "/logout",
                "jwks_uri", issuer + "/certs");
    }

    private void tokens(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String[] code = form.getOrDefault("code", "").split("\\.", -1);
        String asked = form.get("redirect_uri");
        if (code.length != 4
                || !challenge(form.getOrDefault("code_verifier", "")).equals(code[3])
                || !"https://redial.example.org/desk/signed-in".equals(asked)) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        Map<String, Object> id = common(code[2]);
        id.putAll(Map.of("typ", "ID", "aud", "redial", "auth_time", now(), "nonce", code[2]));
        Map<String, Object> access = common(code[2]);
        access.putAll(Map.of(
                "typ", "Bearer",
                "aud", List.of("redial", "account"),
                "realm_access", Map.of("roles", List.of("support"))));
        answer(
                exchange,
                200,
                Map.of(
                        "token_type",
                        "Bearer",
                        "expires_in",
                        LIFETIME_SECONDS,
                        "id_token",
                        Forgery.valueOf(code[0]).forged(new TokenDraft(keys, id)),
                        "access_token",
                        Forgery.valueOf(code[1]).forged(new TokenDraft(keys, access)),
                        "refresh_token",
                        "refresh"));
    }

    /** One for the session of this nonce: {@code ?<forgery>.<nonce>}. */
    private void logoutToken(HttpExchange exchange) throws IOException {
        String[] asked = exchange.getRequestURI().getQuery().split("\\.", 2);
        Map<String, Object> claims = common(asked[1]);
        claims.putAll(Map.of(
                "typ",
                "Logout",
                "aud",
                "redial",
                "jti",
                UUID.randomUUID().toString(),
                "events",
                Map.of(LOGOUT_EVENT, Map.of())));
        claims.remove("azp");
        String token = Forgery.valueOf(asked[0]).forged(new TokenDraft(keys, claims));
        answer(exchange, 200, Map.of("logout_token", token));
    }

    private Map<String, Object> common(String session) {
        return new HashMap<>(Map.of(
                "iss",
                issuer,
                "sub",
                "0000-sam",
                "azp",
                "redial",
                "sid",
                session,
                "iat",
                now(),
                "exp",
                now() + LIFETIME_SECONDS,
                "preferred_username",
                "sam"));
    }

    private static Map<String, String> fields(String form) {
        List<String[]> pairs =
                Arrays.stream(form.split("&")).map(p -> p.split("=", 2)).toList();
        return pairs.stream()
                .filter(p -> p.length == 2)
                .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        byte[] body = new ObjectMapper().writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
