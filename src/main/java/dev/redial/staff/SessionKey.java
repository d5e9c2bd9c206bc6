package dev.redial.staff;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The key that encrypts the cookies of signed-in staff: made up at each start and kept in memory alone. Without it Quarkus would make
 * one up too, and write it to the log. A key that lies nowhere cannot be stolen, needs no file rights, and a restart signs everybody
 * out; who wants cookies to outlive a restart sets {@code quarkus.http.auth.session.encryption-key}, which goes before this.
 */
public final class SessionKey implements ConfigSource {

    private static final String NAME = "quarkus.http.auth.session.encryption-key";
    private static final int BYTES = 32;

    /** Below every other source. */
    private static final int LAST = 10;

    private final String key = random();

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public int getOrdinal() {
        return LAST;
    }

    /** Empty, so that neither the build nor a dump of the configuration ever takes the key down. */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public @Nullable String getValue(String name) {
        return name.equals(NAME) ? key : null;
    }

    @Override
    public String getName() {
        return "key of staff sessions";
    }
}
