package dev.redial.optout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.target.TargetPolicy;
import dev.redial.target.TestNameServer;
import dev.redial.target.TextRecords;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What happens to a request while nobody looks at its page. */
@QuarkusTest
@TestProfile(OwnNames.class)
class ProofRoundTest {

    private final OptOutStore store;
    private final OptOutStore.Requests requests;
    private final OptOutList list;
    private final TargetPolicy policy;
    private final TextRecords texts;
    private final Clock clock;

    ProofRoundTest(
            OptOutStore store,
            OptOutStore.Requests requests,
            OptOutList list,
            TargetPolicy policy,
            TextRecords texts,
            Clock clock) {
        this.store = store;
        this.requests = requests;
        this.list = list;
        this.policy = policy;
        this.texts = texts;
        this.clock = clock;
    }

    private ProofRequests at(Clock time) {
        return new ProofRequests(store, requests, list, policy, texts, time);
    }

    private static ProofRequest asked(ProofRequests by, String subject) {
        UUID id = ((ProofRequests.Waiting) by.ask(subject, Purpose.ADD, "somebody")).id();
        return by.find(id).orElseThrow();
    }

    @Test
    void proofThatAppears_isFoundByTheRound() {
        ProofRequests now = at(clock);
        ProofRequest request = asked(now, "later.redial-test.org");
        now.lookAround();
        assertThat(list.name("later.redial-test.org")).isFalse();
        TestNameServer.text(request.recordName(), '"' + request.recordValue() + '"');
        now.lookAround();
        assertThat(list.name("pc7.later.redial-test.org")).isTrue();
        assertThat(now.find(request.id()).orElseThrow().provenAt()).isPresent();
    }

    @Test
    void sevenDaysWithoutProof_andItIsForgotten() {
        ProofRequests now = at(clock);
        ProofRequest request = asked(now, "slow.redial-test.org");
        assertThat(at(Clock.offset(clock, Duration.ofDays(7).minusMinutes(1))).find(request.id()))
                .isPresent();
        ProofRequests later = at(Clock.offset(clock, Duration.ofDays(7).plusMinutes(1)));
        assertThat(later.find(request.id())).isEmpty();
        TestNameServer.text(request.recordName(), request.recordValue());
        later.lookAround();
        assertThat(list.name("slow.redial-test.org")).isFalse();
        assertThat(now.find(request.id())).isEmpty();
    }
}
