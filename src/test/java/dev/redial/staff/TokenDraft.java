package dev.redial.staff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A token before it is signed, to be spoiled by a {@link Forgery}; every part can be anything. */
final class TokenDraft {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    final Map<String, Object> header;
    final Map<String, Object> claims;
    final FakeKeys keys;
    private Key key;
    private boolean changedAfterwards;

    TokenDraft(FakeKeys keys, Map<String, Object> claims) {
        this.keys = keys;
        this.key = keys.ours().getPrivate();
        this.claims = claims;
        this.header = new HashMap<>(Map.of("alg", "RS256", "typ", "JWT", "kid", FakeKeys.KEY_ID));
    }

    void signWith(Key other) {
        key = other;
    }

    void signWithSecret(String algorithm, byte[] secret) {
        header.put("alg", algorithm);
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** Signs this, and shows other claims below the same signature. */
    void changeAfterwards() {
        changedAfterwards = true;
    }

    String token() {
        String head = encoded(header);
        String signature = BASE64.encodeToString(signature(head + "." + encoded(claims)));
        if (changedAfterwards) {
            claims.put("preferred_username", "root");
            claims.put("realm_access", Map.of("roles", FakeOpenIdServer.ROLES));
        }
        return head + "." + encoded(claims) + "." + signature;
    }

    private byte[] signature(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        String algorithm = String.valueOf(header.get("alg"));
        try {
            if (algorithm.equalsIgnoreCase("none")) {
                return new byte[0];
            }
            if (key instanceof SecretKey) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return mac.doFinal(bytes);
            }
            Signature signature = Signature.getInstance(algorithm.equals("RS512") ? "SHA512withRSA" : "SHA256withRSA");
            signature.initSign((PrivateKey) key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, Object> json) {
        try {
            return BASE64.encodeToString(new ObjectMapper().writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
