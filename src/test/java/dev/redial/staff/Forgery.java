package dev.redial.staff;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is wrong with a token that the {@link FakeOpenIdServer} hands out (REQUIREMENTS W-17). */
enum Forgery {
    UNSIGNED(d -> d.header.put("alg", "none")),
    UNSIGNED_IN_CAPITALS(d -> d.header.put("alg", "NONE")),
    SIGNED_WITH_THE_PUBLIC_KEY(
            d -> d.signWithSecret("HS256", d.keys.ours().getPublic().getEncoded())),
    SIGNED_WITH_THE_SECRET(d -> d.signWithSecret("HS256", FakeOpenIdServer.SECRET.getBytes(StandardCharsets.UTF_8))),
    OTHER_ALGORITHM(d -> d.header.put("alg", "RS512")),
    OTHER_KEY(d -> d.signWith(d.keys.foreign().getPrivate())),
    UNKNOWN_KEY(d -> {
        d.header.put("kid", "fake-2");
        d.signWith(d.keys.foreign().getPrivate());
    }),
    KEY_OF_ITS_OWN(d -> {
        d.header.remove("kid");
        d.header.put("jwk", d.keys.foreignKey());
        d.signWith(d.keys.foreign().getPrivate());
    }),
    CHANGED_AFTERWARDS(TokenDraft::changeAfterwards),
    EXPIRED(d -> d.claims.put("exp", FakeOpenIdServer.now() - 1)),
    WITHOUT_END(d -> d.claims.remove("exp")),
    WITHOUT_BEGINNING(d -> d.claims.remove("iat")),
    NOT_YET_VALID(d -> d.claims.put("nbf", FakeOpenIdServer.now() + 600)),
    OTHER_ISSUER(d -> d.claims.put("iss", d.claims.get("iss") + "2")),
    WITHOUT_ISSUER(d -> d.claims.remove("iss")),
    OTHER_AUDIENCE(d -> d.claims.put("aud", List.of("account", "redial2"))),
    WITHOUT_AUDIENCE(d -> d.claims.remove("aud")),
    OTHER_CLIENT(d -> d.claims.put("azp", "redial2")),
    OTHER_PERSON(d -> d.claims.put("sub", "someone-else")),
    WITHOUT_PERSON(d -> d.claims.remove("sub")),
    REFRESH_TOKEN(d -> d.claims.put("typ", "Refresh")),
    LOGOUT_TOKEN(d -> {
        d.claims.put("typ", "Logout");
        d.claims.put("events", Map.of(FakeOpenIdServer.LOGOUT_EVENT, Map.of()));
    }),

    // For ID tokens alone
    OTHER_NONCE(d -> d.claims.put("nonce", "00000000-0000-0000-0000-000000000000")),
    WITHOUT_NONCE(d -> d.claims.remove("nonce")),
    ACCESS_TOKEN(d -> d.claims.put("typ", "Bearer")),
    WITHOUT_TIME_OF_SIGN_IN(d -> d.claims.remove("auth_time")),

    // For access tokens alone
    ID_TOKEN(d -> d.claims.put("typ", "ID")),

    // For logout tokens alone
    WITH_NONCE(d -> d.claims.put("nonce", "n")),
    WITHOUT_EVENT(d -> d.claims.remove("events")),
    OTHER_EVENT(d -> d.claims.put("events", Map.of("http://example.org/event", Map.of()))),
    WITHOUT_SESSION(d -> d.claims.remove("sid")),

    // Right ones, which say different things
    NONE(d -> {}),
    WITH_ROLES(d -> d.claims.put("realm_access", Map.of("roles", FakeOpenIdServer.ROLES))),
    WITH_GROUPS(d -> {
        d.claims.remove("realm_access");
        d.claims.put("groups", FakeOpenIdServer.ROLES);
        d.claims.put("resource_access", Map.of("redial", Map.of("roles", FakeOpenIdServer.ROLES)));
    }),
    WITHOUT_ROLES(d -> d.claims.remove("realm_access")),
    LONG_AGO(d -> d.claims.put("auth_time", FakeOpenIdServer.now() - 36_001));

    private final Consumer<TokenDraft> fault;

    Forgery(Consumer<TokenDraft> fault) {
        this.fault = fault;
    }

    String forged(TokenDraft draft) {
        fault.accept(draft);
        return draft.token();
    }
}
