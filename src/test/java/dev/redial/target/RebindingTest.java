package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.probe.Depth;
import dev.redial.probe.ProbeId;
import dev.redial.probe.ProbeListener;
import dev.redial.probe.ProbeOrder;
import dev.redial.probe.ProbeResult;
import dev.redial.probe.ProbeRuns;
import dev.redial.probe.TestProbeConfig;
import dev.redial.target.TargetDecision.Approved;
import dev.redial.target.TargetDecision.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * T-12, counted at the sockets: whatever a name server says from question to question, a run asks once, and every packet of every stage goes
 * to the address that was judged. The whole way is real but for the far ends.
 */
@Tag("deeper")
class RebindingTest {
    /** Decided and dialled runs: 10<sup>3</sup>, with {@code -Pfull} 10<sup>4</sup>. */
    private static final int RUNS = Integer.getInteger("redial.runs", 1_000);

    private static final int AT_ONCE = 6;

    /** Every so many runs has a gateway besides, whose name plays tricks too. */
    private static final int WITH_GATEWAY = 10;

    private static final InetAddress APPROVED = InetAddress.ofLiteral(Rebinding.GOOD);
    private static final List<InetAddress> FORBIDDEN = Stream.of("127.0.0.66", "127.0.0.67", "127.0.0.1", "::1")
            .map(InetAddress::ofLiteral)
            .toList();

    private static final ProbeListener NOBODY = new ProbeListener() {
        @Override
        public void started(ProbeId probe) {}

        @Override
        public void finished(ProbeResult result) {}
    };

    private final Rebinding answers = new Rebinding();
    private final ProbeRuns probes = new ProbeRuns(TestProbeConfig.PATIENT, Clock.systemUTC());
    private final AtomicInteger dialled = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void rebindingNames_noPacketGoesToWhatWasNotJudged() throws Exception {
        try (FakeDnsServer dns = FakeDnsServer.answering(answers);
                CountedPort host = CountedPort.on(APPROVED, FORBIDDEN);
                CountedPort gateway = CountedPort.on(APPROVED, FORBIDDEN)) {
            TargetPolicy policy = policy(dns);
            everyName_isTestedAndTestedAgain(policy, host, gateway);

            for (InetAddress wrong : FORBIDDEN) {
                assertThat(host.connections(wrong) + gateway.connections(wrong))
                        .as("connections to %s", wrong)
                        .isZero();
                assertThat(host.datagrams(wrong) + gateway.datagrams(wrong))
                        .as("datagrams to %s", wrong)
                        .isZero();
            }
            assertThat(dialled.get() + refused.get()).isEqualTo(RUNS);
            assertThat(host.connections(APPROVED)).isGreaterThanOrEqualTo(dialled.get());
            assertThat(host.datagrams(APPROVED)).isGreaterThanOrEqualTo(dialled.get());
            assertThat(gateway.connections(APPROVED)).isPositive();
            // Neither all nor none: the tricks do change what is decided.
            assertThat(dialled.get()).isBetween(RUNS / 4, RUNS * 3 / 4);
            System.out.printf(
                    "Rebinding: %d runs, %d dialled, %d refused; %d connections and %d datagrams to the judged address, 0 elsewhere%n",
                    RUNS,
                    dialled.get(),
                    refused.get(),
                    host.connections(APPROVED) + gateway.connections(APPROVED),
                    host.datagrams(APPROVED));
        }
    }

    private void everyName_isTestedAndTestedAgain(TargetPolicy policy, CountedPort host, CountedPort gateway)
            throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> names = new ArrayList<>();
            for (int i = 0; i < RUNS / 2; i++) {
                int number = i;
                names.add(threads.submit(() -> {
                    for (int turn = 0; turn < 2; turn++) {
                        run(policy, number, turn, host.number(), gateway.number());
                    }
                }));
            }
            for (Future<?> name : names) {
                Object unused = name.get();
            }
        }
    }

    private void run(TargetPolicy policy, int number, int turn, int hostPort, int gatewayPort) {
        String name = Rebinding.name(number % Rebinding.TRICKS, number);
        TargetDecision decision = policy.decide(new TargetRequest(name, Optional.of(hostPort), Optional.empty()));
        judgedByThisAnswer(name, turn, decision);
        Optional<ApprovedTarget> gateway = number % WITH_GATEWAY == WITH_GATEWAY - 2
                ? approved(policy.decideGateway(
                        Rebinding.name(number / WITH_GATEWAY % Rebinding.TRICKS, RUNS + number) + ":" + gatewayPort))
                : Optional.empty();
        Optional<ApprovedTarget> host = approved(decision);
        (host.isPresent() ? dialled : refused).incrementAndGet();
        if (host.isPresent() || gateway.isPresent()) {
            Collection<ProbeResult> results = probes.run(new ProbeOrder(host, gateway, Depth.USUAL), NOBODY)
                    .results();
            assertThat(results)
                    .as(name)
                    .isNotEmpty()
                    .allMatch(result -> result.address().equals(APPROVED));
        }
        assertThat(questions(name, "A")).as("questions for %s", name).isEqualTo(turn + 1);
        assertThat(questions(name, "AAAA")).as("questions for %s", name).isEqualTo(turn + 1);
        assertThat(questions("flip-" + name, "A")).as("questions for its alias").isIn(0, turn + 1);
    }

    /** A name that is approved was so by what this very run was answered; one that is refused was not. */
    private void judgedByThisAnswer(String name, int turn, TargetDecision decision) {
        List<String> mine = Stream.of(name, "flip-" + name)
                .map(owner -> answers.given(owner, "A"))
                .filter(all -> all.size() > turn)
                .flatMap(all -> all.get(turn).stream())
                .toList();
        boolean special = mine.stream().anyMatch(text -> text.endsWith("internal"));
        boolean good = mine.contains(Rebinding.GOOD) && !special;
        assertThat(decision).as("%s was answered %s", name, mine).isInstanceOf(good ? Approved.class : Refused.class);
    }

    private int questions(String name, String type) {
        return answers.given(name, type).size();
    }

    private static Optional<ApprovedTarget> approved(TargetDecision decision) {
        return decision instanceof Approved(var target, var lookup) ? Optional.of(target) : Optional.empty();
    }

    private static TargetPolicy policy(FakeDnsServer dns) throws IOException {
        NameResolver resolver = new DnsResolver(
                new ConfiguredDnsServers(List.of(dns.address()), Duration.ofSeconds(20)),
                alias -> SpecialNames.load(Scope.PRIVATE).judge(alias).isEmpty(),
                Duration.ofSeconds(20));
        return TestConfig.privatePolicy(Rebinding.GOOD).policyWith(resolver);
    }
}
