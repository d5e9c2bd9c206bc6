package dev.redial.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.target.IpAddress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rings, whom it shuts out, and for how long. On the application's database, in a year that no other test lives in. */
@QuarkusTest
class AlarmsTest {

    private static final Instant NIGHT = Instant.parse("2097-03-01T23:30:00Z");
    private static final Client SOMEBODY =
            new Client(IpAddress.read("192.0.2.77").orElseThrow());
    private static final LimitConfig LIMITED = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(LimitConfig.class)
            .build()
            .getConfigMapping(LimitConfig.class);

    @Inject
    RunRecords records;

    @Inject
    RunRecords.Store recordStore;

    @Inject
    RunRecords.AddressStore addressStore;

    @Inject
    Alarms.Store alarmStore;

    @Inject
    Blocks.Store blockStore;

    @Inject
    Pseudonyms.KeyStore keys;

    @Inject
    Alarms inUse;

    @Inject
    Blocks inUseBlocks;

    @Inject
    EntityManager database;

    private final Moved clock = new Moved();
    private final RecordConfig month = () -> 30;
    private Pseudonyms pseudonyms;
    private Blocks blocks;
    private Alarms alarms;
    private RunRecords quiet;

    @BeforeEach
    void prepare() {
        pseudonyms = new Pseudonyms(keys, clock);
        blocks = new Blocks(blockStore, pseudonyms, LIMITED, month, clock);
        quiet = new RunRecords(recordStore, addressStore, pseudonyms, month, new Nobody(), clock);
        alarms = new Alarms(alarmStore, records, blocks, month, clock);
    }

    @AfterEach
    void tidy() {
        QuarkusTransaction.requiringNew().run(() -> {
            recordStore.delete("policy", "policy0123456789");
            alarmStore.delete("raisedAt > ?1", NIGHT.minus(Duration.ofDays(365)));
            blockStore.delete("blockedAt > ?1", NIGHT.minus(Duration.ofDays(365)));
        });
    }

    private void happens(RunRecord record) {
        QuarkusTransaction.requiringNew().run(() -> quiet.note(record));
        alarms.watch(record);
    }

    private void refused(Pseudonym client, int times) {
        IntStream.range(0, times)
                .forEach(i -> happens(TestRecords.refused(client, "10.0.0." + i, "ADDR_PRIVATE", clock.instant())));
    }

    private List<AlarmEntity> raised(AlarmKind kind) {
        return QuarkusTransaction.requiringNew()
                .call(() -> alarmStore.list(
                        "kind = ?1 and raisedAt > ?2 order by raisedAt", kind.name(), NIGHT.minus(Duration.ofDays(1))));
    }

    @Test
    void fiftyFirstRefusal_ringsAndBlocks() {
        Pseudonym client = pseudonyms.of(SOMEBODY);
        refused(client, 50);
        assertThat(raised(AlarmKind.CLIENT_REFUSED)).isEmpty();
        assertThat(blocks.until(SOMEBODY)).isEmpty();

        refused(client, 1);
        assertThat(raised(AlarmKind.CLIENT_REFUSED)).singleElement().satisfies(alarm -> {
            assertThat(alarm.subject).isEqualTo(client.value());
            assertThat(alarm.detail).isEqualTo("51");
            assertThat(alarm.times).isOne();
        });
        assertThat(blocks.until(SOMEBODY)).contains(NIGHT.plus(Duration.ofHours(24)));
        assertThat(blocks.until(new Client(IpAddress.read("192.0.2.78").orElseThrow())))
                .isEmpty();
    }

    @Test
    void repeatWithinTheHour_countsUp() {
        Pseudonym client = pseudonyms.of(SOMEBODY);
        refused(client, 53);
        clock.pass(Duration.ofMinutes(59));
        refused(client, 1);
        assertThat(raised(AlarmKind.CLIENT_REFUSED)).singleElement().satisfies(alarm -> {
            assertThat(alarm.times).isEqualTo(4);
            assertThat(alarm.lastAt).isEqualTo(NIGHT.plus(Duration.ofMinutes(59)));
        });
        clock.pass(Duration.ofMinutes(2));
        refused(client, 51);
        assertThat(raised(AlarmKind.CLIENT_REFUSED)).hasSize(2);
        assertThat(QuarkusTransaction.requiringNew().call(() -> blockStore.count("client", client.value())))
                .isOne();
    }

    @Test
    void block_outlivesMidnightAndEnds() {
        blocks.automatic(pseudonyms.of(SOMEBODY), BlockReason.METADATA_ASKED);
        clock.pass(Duration.ofHours(12));
        assertThat(blocks.until(SOMEBODY)).contains(NIGHT.plus(Duration.ofHours(24)));
        clock.pass(Duration.ofHours(12));
        assertThat(blocks.until(SOMEBODY)).isEmpty();
    }

    @Test
    void blockOfAWeek_lastsAWeek() {
        blocks.block(pseudonyms.of(SOMEBODY), Blocks.MOST_HOURS, "anna");
        clock.pass(Duration.ofHours(Blocks.MOST_HOURS - 1));
        assertThat(blocks.until(SOMEBODY)).isPresent();
        clock.pass(Duration.ofHours(1));
        assertThat(blocks.until(SOMEBODY)).isEmpty();
    }

    @Test
    void liftedBlock_endsAtOnceAndIsNotPutBackAtOnce() {
        Pseudonym client = pseudonyms.of(SOMEBODY);
        blocks.automatic(client, BlockReason.CLIENT_REFUSED);
        UUID id = QuarkusTransaction.requiringNew()
                .call(() -> blockStore.find("client", client.value()).firstResult().id);
        assertThat(blocks.lift(id, "anna")).isTrue();
        assertThat(blocks.lift(id, "berta")).isFalse();
        assertThat(blocks.until(SOMEBODY)).isEmpty();

        blocks.automatic(client, BlockReason.CLIENT_REFUSED);
        assertThat(blocks.until(SOMEBODY)).isEmpty();
        clock.pass(Duration.ofMinutes(61));
        blocks.automatic(pseudonyms.of(SOMEBODY), BlockReason.METADATA_ASKED);
        assertThat(blocks.until(SOMEBODY)).isPresent();
    }

    @Test
    void blockOfAnotherNode_holdsWithinSeconds() {
        assertThat(blocks.until(SOMEBODY)).isEmpty();
        new Blocks(blockStore, pseudonyms, LIMITED, month, clock).block(pseudonyms.of(SOMEBODY), 1, "anna");
        clock.pass(Duration.ofSeconds(4));
        assertThat(blocks.until(SOMEBODY)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                " 169.254.169.254:3389 ",
                "[fd00:ec2::254]:3389",
                "::ffff:169.254.169.254",
                "0xA9FEA9FE",
                "2852039166",
                "0251.0376.0251.0376",
                "169.254.43518",
                "１６９.254.169.254",
                "Metadata.Google.Internal.",
                "100.100.100.200"
            })
    void metadata_ringsInEverySpelling(String typed) {
        Pseudonym client = pseudonyms.of(SOMEBODY);
        happens(TestRecords.refused(client, typed, "ADDR_LINK_LOCAL", clock.instant()));
        assertThat(raised(AlarmKind.METADATA_ASKED)).extracting(a -> a.subject).containsExactly(client.value());
        assertThat(blocks.until(SOMEBODY)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.1.1", "metadata.example", "1.2.3.4.5", "", "::", "0x", "999999999999", "a:b:c"})
    void otherRefusals_doNotRing(String typed) {
        happens(TestRecords.refused(pseudonyms.of(SOMEBODY), typed, "ADDR_LINK_LOCAL", clock.instant()));
        assertThat(raised(AlarmKind.METADATA_ASKED)).isEmpty();
        assertThat(blocks.until(SOMEBODY)).isEmpty();
    }

    @Test
    void metadataByItsReason_rings() {
        happens(TestRecords.refused(pseudonyms.of(SOMEBODY), "x.metadata.goog", "METADATA", clock.instant()));
        assertThat(raised(AlarmKind.METADATA_ASKED)).hasSize(1);
    }

    @Test
    void thirtyFirstClientOfOneAddress_rings() {
        for (int i = 0; i < 30; i++) {
            happens(TestRecords.measured(TestRecords.somebody(), "h" + i + ".example", "203.0.113.7", clock.instant()));
        }
        Pseudonym known = TestRecords.somebody();
        happens(TestRecords.measured(known, "h30.example", "203.0.113.8", clock.instant()));
        happens(TestRecords.measured(known, "h31.example", "203.0.113.8", clock.instant()));
        assertThat(raised(AlarmKind.TARGET_POPULAR)).isEmpty();

        happens(TestRecords.measured(known, "h0.example", "203.0.113.7", clock.instant()));
        assertThat(raised(AlarmKind.TARGET_POPULAR)).singleElement().satisfies(alarm -> {
            assertThat(alarm.subject).isEqualTo("203.0.113.7");
            assertThat(alarm.detail).isEqualTo("31");
        });
    }

    @Test
    void thirtyFirstClientOfARefusedHost_rings() {
        for (int i = 0; i < 31; i++) {
            happens(TestRecords.refused(
                    TestRecords.somebody(), "ev\u202eil\n.example", "BAD_CHARACTER", clock.instant()));
        }
        assertThat(raised(AlarmKind.TARGET_POPULAR))
                .extracting(a -> a.subject)
                .containsExactly("ev\ufffdil\ufffd.example");
    }

    @Test
    void moreThanAFifthRefused_ringsOnceThereAreEnough() {
        IntStream.range(0, 10)
                .forEach(i -> happens(
                        TestRecords.refused(TestRecords.somebody(), "10.0.1." + i, "ADDR_PRIVATE", clock.instant())));
        IntStream.range(0, 40)
                .forEach(i -> happens(TestRecords.measured(
                        TestRecords.somebody(), "h" + i + ".example", "203.0.113." + i, clock.instant())));
        assertThat(raised(AlarmKind.REFUSED_SHARE)).isEmpty(); // a fifth of 50 is not more

        happens(TestRecords.refused(TestRecords.somebody(), "10.0.1.99", "ADDR_PRIVATE", clock.instant()));
        assertThat(raised(AlarmKind.REFUSED_SHARE)).extracting(a -> a.detail).containsExactly("21 %");
    }

    @Test
    void storedRecord_ringsByItselfAndBlocksNobodyWhereLimitsAreOff() {
        Pseudonym client = TestRecords.somebody();
        TestRecords.note(TestRecords.refused(client, "169.254.169.254", "ADDR_LINK_LOCAL", NIGHT));
        assertThat(inUse.list()).anySatisfy(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.METADATA_ASKED);
            assertThat(alarm.subject()).isEqualTo(client.value());
        });
        assertThat(inUseBlocks.list()).noneMatch(block -> block.client().equals(client));
        QuarkusTransaction.requiringNew().run(() -> alarmStore.delete("subject", client.value()));
    }

    @Test
    void recordThatWasNotStored_doesNotRing() {
        Pseudonym client = TestRecords.somebody();
        QuarkusTransaction.begin();
        TestRecords.note(TestRecords.refused(client, "169.254.169.254", "ADDR_LINK_LOCAL", NIGHT));
        QuarkusTransaction.rollback();
        assertThat(inUse.list()).noneMatch(alarm -> alarm.subject().equals(client.value()));
    }

    @Test
    void old_isErased() {
        blocks.automatic(pseudonyms.of(SOMEBODY), BlockReason.METADATA_ASKED);
        happens(TestRecords.refused(TestRecords.somebody(), "metadata.goog", "METADATA", clock.instant()));
        clock.pass(Duration.ofDays(30));
        eraseOld();
        assertThat(raised(AlarmKind.METADATA_ASKED)).hasSize(1);
        clock.pass(Duration.ofDays(2));
        eraseOld();
        assertThat(raised(AlarmKind.METADATA_ASKED)).isEmpty();
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> blockStore.count("blockedAt > ?1", NIGHT.minus(Duration.ofDays(1)))))
                .isZero();
    }

    private void eraseOld() {
        QuarkusTransaction.requiringNew().run(() -> {
            alarms.eraseOld();
            blocks.eraseOld();
        });
    }

    /** among 100,000 records of a month the right ones are found, by name, by address and by client. */
    @Test
    void drill_findsWhoTestedWhat() {
        Instant from = NIGHT.minus(Duration.ofDays(30));
        String target = pseudonyms.ofTarget("203.0.113.7").value();
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery(
                            "insert into run_record (id, asked_at, client, target_key, host, port, depth, verdict, policy)"
                                    + " select random_uuid(), dateadd('SECOND', n * 25, cast(?1 as timestamp with time zone)),"
                                    + " 'client' || mod(n, 5000), 'target' || mod(n, 10000), 'h' || mod(n, 10000), 3389,"
                                    + " 'USUAL', 'MEASURED', 'policy0123456789' from system_range(1, 100000) as r (n)")
                    .setParameter(1, from)
                    .executeUpdate();
            database.createNativeQuery("insert into run_address (run_id, address_key, network_key, asked_at)"
                            + " select id, case when host = 'h17' then ?1 else host end, 'network', asked_at"
                            + " from run_record where policy = 'policy0123456789'")
                    .setParameter(1, target)
                    .executeUpdate();
        });
        RunRecord one = TestRecords.measured(TestRecords.somebody(), "pc7.example", "203.0.113.7", NIGHT);
        TestRecords.note(one);
        Instant until = NIGHT.plusSeconds(1);
        List<RunRecord> byAddress = records.list(
                new RunRecords.Search(Optional.of(" 203.0.113.7"), Optional.empty(), from, until),
                RunRecords.MOST_LISTED);
        List<RunRecord> byName = records.list(
                new RunRecords.Search(Optional.of("PC7.Example."), Optional.empty(), from, until),
                RunRecords.MOST_LISTED);
        List<RunRecord> byClient = records.list(
                new RunRecords.Search(Optional.empty(), Optional.of(List.of(new Pseudonym("client17"))), from, until),
                RunRecords.MOST_LISTED);
        assertThat(byAddress).hasSize(11).first().isEqualTo(one);
        assertThat(byName).containsExactly(one);
        assertThat(byClient).hasSize(20);
    }

    @Test
    void clientWhomAnAuthorityNames_isFoundForAWeek() {
        RunRecord record = TestRecords.measured(pseudonyms.of(SOMEBODY), "pc7.example", "203.0.113.9", NIGHT);
        TestRecords.note(record);
        clock.pass(Duration.ofDays(6));
        assertThat(quiet.namesOf("192.0.2.77 ").orElseThrow()).contains(record.client());
        assertThat(quiet.namesOf("::ffff:192.0.2.77").orElseThrow()).contains(record.client());
        assertThat(quiet.namesOf("192.0.2.78").orElseThrow()).doesNotContain(record.client());
        assertThat(quiet.namesOf("somebody.example")).isEmpty();
        clock.pass(Duration.ofDays(2));
        assertThat(quiet.namesOf("192.0.2.77").orElseThrow()).doesNotContain(record.client());
    }

    /** The application's own alarms live in another year and must not hear of ours. */
    private static final class Nobody implements Event<RunRecord> {
        @Override
        public void fire(RunRecord record) {}

        @Override
        public <U extends RunRecord> CompletionStage<U> fireAsync(U record) {
            return CompletableFuture.completedStage(record);
        }

        @Override
        public <U extends RunRecord> CompletionStage<U> fireAsync(U record, NotificationOptions options) {
            return fireAsync(record);
        }

        @Override
        public Event<RunRecord> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends RunRecord> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends RunRecord> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Moved extends Clock {
        private Instant now = NIGHT;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
