package dev.redial.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes in place of addresses (G-01). A client's key changes each day (UTC) and is destroyed after a week; from then on nobody can find out
 * whose record a record is, we included. Targets have one key, so that an owner's complaint finds what was done even after the
 * visitor has erased it.
 */
@ApplicationScoped
public class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int DIGITS = 32;
    private static final String TARGET = "target";
    private static final String CLIENT = "client-";
    private static final Duration KEPT = Duration.ofDays(7);

    private final KeyStore keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, SecretKeySpec> known =
            Caffeine.newBuilder().maximumSize(16).build();
    /** Days of which there is no key; one that is over gets none any more, apart from yesterday. */
    private final Set<String> without = ConcurrentHashMap.newKeySet();

    Pseudonyms(KeyStore keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The table of keys. */
    @ApplicationScoped
    static class KeyStore implements PanacheRepositoryBase<PseudonymKeyEntity, String> {}

    /** What this client is called today. */
    public Pseudonym of(Client client) {
        return client(client.network(), today());
    }

    /** What it is or was called within the last 24 hours: today's name first, then yesterday's. */
    public List<Pseudonym> lately(Client client) {
        return List.of(client(client.network(), today()), client(client.network(), today().minusDays(1)));
    }

    /** All that it was called since the oldest day whose key is still there: at most eight names, the latest first. */
    List<Pseudonym> allOf(Client client) {
        return IntStream.rangeClosed(0, (int) KEPT.toDays())
                .mapToObj(days -> CLIENT + today().minusDays(days))
                .flatMap(name -> existing(name).stream())
                .map(key -> hash(key, client.network()))
                .toList();
    }

    private Optional<SecretKeySpec> existing(String name) {
        if (without.contains(name)) {
            return Optional.empty();
        }
        if (known.getIfPresent(name) == null && stored(name) == null) {
            if (name.compareTo(CLIENT + today().minusDays(1)) < 0) {
                without.add(name);
            }
            return Optional.empty();
        }
        return Optional.of(key(name));
    }

    /** What the whole site of an IPv6 client, or anything else of its kind, is called today. */
    Pseudonym ofNetwork(String network) {
        return client(network, today());
    }

    /** What a host or an address that was to be tested is called; upper and lower case are the same. */
    public Pseudonym ofTarget(String host) {
        return hash(key(TARGET), host.strip().toLowerCase(Locale.ROOT));
    }

    private Pseudonym client(String network, LocalDate day) {
        return hash(key(CLIENT + day), network);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Pseudonym hash(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return new Pseudonym(HexFormat.of().formatHex(hash).substring(0, DIGITS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private SecretKeySpec key(String name) {
        SecretKeySpec cached = known.getIfPresent(name);
        if (cached != null) {
            return cached;
        }
        String stored = stored(name);
        SecretKeySpec key = new SecretKeySpec(HexFormat.of().parseHex(stored == null ? made(name) : stored), ALGORITHM);
        known.put(name, key);
        return key;
    }

    private @Nullable String stored(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> keys.findByIdOptional(name).map(k -> k.secret).orElse(null));
    }

    /** Two nodes may make one at the same moment; the second finds the first's. */
    private String made(String name) {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                PseudonymKeyEntity key = new PseudonymKeyEntity();
                key.name = name;
                key.secret = HexFormat.of().formatHex(secret);
                key.madeAt = clock.instant();
                keys.persistAndFlush(key);
                return key.secret;
            });
        } catch (PersistenceException meanwhile) {
            String theirs = stored(name);
            if (theirs == null) {
                throw meanwhile;
            }
            return theirs;
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void destroyOld() {
        LocalDate last = today().minusDays(KEPT.toDays());
        QuarkusTransaction.requiringNew()
                .run(() -> keys.delete("name like ?1 and name < ?2", CLIENT + "%", CLIENT + last));
        known.invalidateAll();
        without.clear();
    }
}
