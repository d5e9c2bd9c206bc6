package dev.redial.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.MovableClock;
import dev.redial.admission.Admission.Answer;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.IpAddress;
import dev.redial.target.TargetRequest;
import dev.redial.target.TestTargets;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of REQUIREMENTS, each at its edge, with the settings as they are by default. */
@QuarkusTest
@TestProfile(AdmissionTest.Limited.class)
class AdmissionTest {

    /** With the limits on, as in production. */
    public static class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("redial.limit.enabled", "true", "redial.db.url", "jdbc:h2:mem:admission;DB_CLOSE_DELAY=-1");
        }
    }

    private static final Duration A_MINUTE_AND_MORE = Duration.ofSeconds(61);

    @Inject
    Admission admission;

    @Inject
    MovableClock clock;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    LimitConfig config;

    @Inject
    RunRecords records;

    @BeforeEach
    void fromNoon() {
        clock.moveTo(Instant.now()
                .atOffset(ZoneOffset.UTC)
                .plusDays(30)
                .with(LocalTime.NOON)
                .toInstant());
        QuarkusTransaction.requiringNew()
                .run(() -> List.of("run_address", "run_record", "limit_bucket", "client_block")
                        .forEach(table -> database.createNativeQuery("delete from " + table)
                                .executeUpdate()));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static Client client(String address) {
        return new Client(IpAddress.read(address).orElseThrow());
    }

    private static final Client SOMEBODY = client("203.0.113.7");

    private static Wish wish(String host, int port) {
        return new Wish(
                Optional.of(UUID.randomUUID()), new TargetRequest(host, Optional.of(port), Optional.empty()), "usual");
    }

    private static ApprovedTarget target(String host, int port, String address) {
        return TestTargets.approved(host, port, InetAddress.ofLiteral(address));
    }

    /** One whole wish: asks, and if it is let in, has it measured. @return what was in the way */
    private Optional<Limit> test(Client client, ApprovedTarget target) {
        return switch (admission.ask(
                client, wish(target.name().ascii(), target.port().number()))) {
            case Answer.Away(var turned) -> Optional.of(turned.limit());
            case Answer.Entered(var entry) -> {
                try (entry) {
                    Optional<Turned> turned = entry.objection(List.of(target));
                    if (turned.isEmpty()) {
                        entry.granted(List.of(target));
                    }
                    yield turned.map(Turned::limit);
                }
            }
        };
    }

    private Optional<Limit> ask(Client client) {
        return switch (admission.ask(client, wish("host.example", 3389))) {
            case Answer.Away(var turned) -> Optional.of(turned.limit());
            case Answer.Entered(var entry) -> {
                entry.unresolved();
                entry.close();
                yield Optional.empty();
            }
        };
    }

    @Test
    void client_getsTenInTenMinutes() {
        for (int i = 0; i < 10; i++) {
            assertThat(ask(SOMEBODY)).isEmpty();
        }
        assertThat(ask(SOMEBODY)).contains(Limit.CLIENT_LIMIT);
        assertThat(ask(client("203.0.113.8"))).isEmpty();
        clock.move(Duration.ofMinutes(9));
        assertThat(ask(SOMEBODY)).contains(Limit.CLIENT_LIMIT);
        clock.move(Duration.ofMinutes(1));
        assertThat(ask(SOMEBODY)).isEmpty();
    }

    @Test
    void turnedAway_isToldWhenToComeBack() {
        IntStream.range(0, 10).forEach(i -> ask(SOMEBODY));
        assertThat(admission.ask(SOMEBODY, wish("host.example", 3389)))
                .isInstanceOfSatisfying(
                        Answer.Away.class,
                        away -> assertThat(away.turned().seconds()).isBetween(590L, 600L));
    }

    @Test
    void client_getsThirtyInAnHour() {
        assertThat(admitted(SOMEBODY, 59, A_MINUTE_AND_MORE)).isEqualTo(30);
        clock.move(A_MINUTE_AND_MORE);
        assertThat(ask(SOMEBODY)).isEmpty();
    }

    @Test
    void client_getsAHundredInADay() {
        assertThat(admitted(SOMEBODY, 700, Duration.ofMinutes(2))).isEqualTo(100);
        clock.move(Duration.ofHours(2));
        assertThat(ask(SOMEBODY)).isEmpty();
    }

    private int admitted(Client client, int tries, Duration between) {
        int admitted = 0;
        for (int i = 0; i < tries; i++) {
            admitted += ask(client).isEmpty() ? 1 : 0;
            clock.move(between);
        }
        return admitted;
    }

    @Test
    void client_hasTwoUnderWay() {
        Answer first = admission.ask(SOMEBODY, wish("a.example", 3389));
        Answer second = admission.ask(SOMEBODY, wish("b.example", 3389));
        assertThat(ask(SOMEBODY)).contains(Limit.CLIENT_BUSY);
        ((Answer.Entered) first).entry().close();
        ((Answer.Entered) first).entry().close();
        assertThat(ask(SOMEBODY)).isEmpty();
        ((Answer.Entered) second).entry().close();
    }

    @Test
    void site_getsFiveTimesAsMuch() {
        int admitted = 0;
        for (int household = 0; household < 10; household++) {
            admitted += admitted(client("2001:db8:7:" + household + "::1"), 10, Duration.ZERO);
        }
        assertThat(admitted).isEqualTo(50);
        assertThat(ask(client("2001:db8:8::1"))).isEmpty();
    }

    @Test
    void household_isOneClient() {
        assertThat(admitted(client("2001:db8:7:1::1"), 10, Duration.ZERO)).isEqualTo(10);
        assertThat(ask(client("2001:db8:7:1:ffff::2"))).contains(Limit.CLIENT_LIMIT);
    }

    @Test
    void midnight_doesNotForgetWhatWasAskedThatDay() {
        clock.moveTo(clock.instant()
                .atOffset(ZoneOffset.UTC)
                .with(LocalTime.of(23, 0))
                .toInstant());
        for (int port = 4001; port <= 4003; port++) {
            assertThat(test(SOMEBODY, target("a.example", port, "192.0.2.1"))).isEmpty();
            clock.move(A_MINUTE_AND_MORE);
        }
        clock.move(Duration.ofHours(2));
        assertThat(test(SOMEBODY, target("a.example", 4004, "192.0.2.1"))).contains(Limit.CLIENT_PORTS);
        clock.move(Duration.ofHours(22));
        assertThat(test(SOMEBODY, target("a.example", 4004, "192.0.2.1"))).isEmpty();
    }

    @Test
    void address_restsForAMinute() {
        assertThat(test(SOMEBODY, target("a.example", 3389, "192.0.2.1"))).isEmpty();
        assertThat(test(client("203.0.113.8"), target("b.example", 3389, "192.0.2.1")))
                .contains(Limit.TARGET_LIMIT);
        assertThat(test(client("203.0.113.8"), target("b.example", 3389, "192.0.2.2")))
                .isEmpty();
        clock.move(A_MINUTE_AND_MORE);
        assertThat(test(client("203.0.113.8"), target("b.example", 3389, "192.0.2.1")))
                .isEmpty();
    }

    @Test
    void address_isTestedTwentyTimesInAnHourAndSixtyInADay() {
        assertThat(measured(58, A_MINUTE_AND_MORE)).isEqualTo(20);
        clock.move(Duration.ofDays(2));
        int day = 0;
        for (int hour = 0; hour < 23; hour++) {
            day += measured(25, Duration.ofSeconds(144));
        }
        assertThat(day).isEqualTo(60);
    }

    /** Each by another client, so that only the address counts. */
    private int measured(int tries, Duration between) {
        int measured = 0;
        for (int i = 0; i < tries; i++) {
            String other = "198.51." + (clock.instant().getEpochSecond() / 256 % 256) + "." + i;
            measured +=
                    test(client(other), target("a.example", 3389, "192.0.2.1")).isEmpty() ? 1 : 0;
            clock.move(between);
        }
        return measured;
    }

    @Test
    void network_showsTenOfItsAddressesInAnHour() {
        for (int i = 1; i <= 10; i++) {
            assertThat(test(client("203.0.113." + i), target("h" + i + ".example", 3389, "192.0.2." + i)))
                    .isEmpty();
        }
        Client another = client("203.0.113.99");
        assertThat(test(another, target("h11.example", 3389, "192.0.2.11"))).contains(Limit.NETWORK_LIMIT);
        assertThat(test(another, target("h12.example", 3389, "198.51.100.1"))).isEmpty();
        clock.move(A_MINUTE_AND_MORE);
        assertThat(test(another, target("h1.example", 3389, "192.0.2.1"))).isEmpty();
        clock.move(Duration.ofHours(1));
        assertThat(test(another, target("h11.example", 3389, "192.0.2.11"))).isEmpty();
    }

    @Test
    void domain_isTestedSixtyTimesInAnHour() {
        int measured = 0;
        for (int i = 0; i < 70; i++) {
            String host = "h" + i + ".office.example.co.uk";
            measured += test(client("198.51.100." + i), target(host, 3389, "192.0." + i + ".1"))
                            .isEmpty()
                    ? 1
                    : 0;
        }
        assertThat(measured).isEqualTo(60);
        assertThat(test(SOMEBODY, target("pc.other.co.uk", 3389, "192.0.200.1")))
                .isEmpty();
    }

    /** a scripted scan of 1 000 ports over 24 hours gets at most ten answers. */
    @Test
    void scanOfOneHost_getsThreePorts() {
        assertThat(scan(port -> target("a.example", port, "192.0.2.1"))).isEqualTo(3);
    }

    @Test
    void scanOfManyHosts_getsTenPorts() {
        assertThat(scan(port -> target("h" + port % 15 + ".example", port, "192.0." + port % 15 + ".1")))
                .isLessThanOrEqualTo(10)
                .isPositive();
    }

    @Test
    void scanFromEveningToMorning_getsNoMore() {
        clock.move(Duration.ofHours(8));
        assertThat(scan(port -> target("h" + port % 15 + ".example", port, "192.0." + port % 15 + ".1")))
                .isLessThanOrEqualTo(10)
                .isPositive();
    }

    private int scan(java.util.function.IntFunction<ApprovedTarget> byPort) {
        int answers = 0;
        for (int port = 4000; port < 5000; port++) {
            answers += test(SOMEBODY, byPort.apply(port)).isEmpty() ? 1 : 0;
            clock.move(Duration.ofSeconds(86));
        }
        return answers;
    }

    @Test
    void client_testsFifteenHostsInADay() {
        int measured = 0;
        for (int i = 0; i < 20; i++) {
            measured += test(SOMEBODY, target("h" + i + ".example" + i, 3389, "192.0." + i + ".1"))
                            .isEmpty()
                    ? 1
                    : 0;
            clock.move(Duration.ofMinutes(3));
        }
        assertThat(measured).isEqualTo(15);
        assertThat(test(SOMEBODY, target("h3.example3", 3389, "192.0.3.1"))).isEmpty();
    }

    @Test
    void everyWish_isRecorded() {
        test(SOMEBODY, target("a.example", 3389, "192.0.2.1"));
        test(client("203.0.113.8"), target("a.example", 3390, "192.0.2.1"));
        admission.refused(SOMEBODY, wish("10.0.0.1", 3389), "ADDR_PRIVATE");
        Instant now = clock.instant();
        List<RunRecord> kept = records.list(
                new RunRecords.Search(Optional.empty(), Optional.empty(), now.minusSeconds(600), now.plusSeconds(1)),
                100);
        assertThat(kept)
                .extracting(RunRecord::verdict)
                .containsExactly(Verdict.REFUSED, Verdict.LIMITED, Verdict.MEASURED);
        assertThat(records.list(
                        new RunRecords.Search(
                                Optional.of("192.0.2.1"), Optional.empty(), now.minusSeconds(600), now.plusSeconds(1)),
                        100))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.host()).contains("a.example");
                    assertThat(record.addresses()).containsExactly("192.0.2.1");
                    assertThat(record.policy()).hasSize(16);
                    assertThat(record.client().value()).hasSize(32).doesNotContain("203");
                });
    }

    @Test
    void erasedSession_keepsOnlyThatSomethingWasTested() {
        ApprovedTarget target = target("secret.example", 3389, "192.0.2.1");
        Wish wish = wish("secret.example", 3389);
        Entry entry = ((Answer.Entered) admission.ask(SOMEBODY, wish)).entry();
        entry.granted(List.of(target));
        entry.close();
        records.erased(wish.session().orElseThrow());
        Instant now = clock.instant();
        assertThat(records.list(
                        new RunRecords.Search(
                                Optional.of("secret.example"),
                                Optional.empty(),
                                now.minusSeconds(600),
                                now.plusSeconds(1)),
                        100))
                .singleElement()
                .satisfies(record -> assertThat(record.toString()).doesNotContain("secret", "192.0.2.1"));
    }

    /** what was counted lies in the database; a new start finds it there. */
    @Test
    void restart_forgivesNothing() {
        List<Buckets.Rate> rates = List.of(new Buckets.Rate(3, Duration.ofHours(1)));
        Buckets before = new Buckets(dataSource, config, clock, database);
        IntStream.range(0, 3).forEach(i -> before.take("test", rates));
        assertThat(new Buckets(dataSource, config, clock, database).take("test", rates))
                .isPresent();
    }

    /** without the common table each node counts its share in memory; never none at all. */
    @Test
    void tableThatIsAway_leavesEachNodeItsShare() {
        DataSource away = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("away on purpose");
                });
        LimitConfig threeNodes = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(LimitConfig.class)
                .withDefaultValue("redial.limit.nodes", "3")
                .build()
                .getConfigMapping(LimitConfig.class);
        Buckets buckets = new Buckets(away, threeNodes, clock, database);
        List<Buckets.Rate> rates = List.of(new Buckets.Rate(10, Duration.ofHours(1)));
        long taken = IntStream.range(0, 10)
                .filter(i -> buckets.take("away", rates).isEmpty())
                .count();
        assertThat(taken).isEqualTo(3);
    }

    @Test
    void manyAtOnce_areCountedEachOnce() throws Exception {
        List<Buckets.Rate> rates = List.of(new Buckets.Rate(100, Duration.ofDays(1)));
        Buckets buckets = new Buckets(dataSource, config, clock, database);
        AtomicInteger taken = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 64)
                    .forEach(t -> threads.execute(() -> {
                        for (int i = 0; i < 10; i++) {
                            taken.addAndGet(buckets.take("many", rates).isEmpty() ? 1 : 0);
                        }
                    }));
        }
        assertThat(taken).hasValue(100);
    }
}
