package dev.redial.optout;

import dev.redial.target.TestNameServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A name server and a database of its own, so that what opts out here is missing nowhere else. */
public final class OwnNames implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "redial.dns.servers", TestNameServer.start(),
                "redial.contact", "abuse@example.org",
                "redial.db.url", "jdbc:h2:mem:optout;DB_CLOSE_DELAY=-1");
    }
}
