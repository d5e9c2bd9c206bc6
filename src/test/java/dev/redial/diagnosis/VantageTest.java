package dev.redial.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.QuestionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be seen from outside a person's network weighs less. */
class VantageTest {

    private static final CauseId NOT_FOUND = new CauseId("dns-name-not-found");
    private static final CauseId ASLEEP = new CauseId("host-off-or-asleep");

    private static double moved(CauseId cause, Finding finding, Map<QuestionId, String> answers) {
        Evidences with = new Evidences(Optional.empty(), List.of(finding), answers, Map.of());
        return new Diagnostician(Shipped.MODEL)
                .diagnose(with).causes().stream()
                        .filter(c -> c.cause().equals(cause))
                        .flatMap(c -> c.because().stream())
                        .filter(r -> r.kind() == Diagnosis.Kind.FINDING)
                        .mapToDouble(Diagnosis.Reason::weight)
                        .sum();
    }

    private static Finding unknownName(String name) {
        return Finding.of(FindingCode.NAME_NOT_FOUND, "name", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pc7", "pc7.local", "PC7.LAN", "pc7.corp", "server.home.arpa", "db.internal"})
    void nameThatOnlyTheirNetworkKnows_isNotMissingBecauseWeDoNotFindIt(String name) {
        assertThat(moved(NOT_FOUND, unknownName(name), Map.of()))
                .isLessThan(moved(NOT_FOUND, unknownName("pc7.example.org"), Map.of()) / 2)
                .isPositive();
    }

    @Test
    void silenceFromHere_saysLittleOfWhoIsInside() {
        Finding silence = Finding.of(FindingCode.PORT_TIMEOUT);
        double outside = moved(ASLEEP, silence, Map.of(new QuestionId("where-from"), "internet"));
        double inside = moved(ASLEEP, silence, Map.of(new QuestionId("where-from"), "same-network"));
        assertThat(inside).isPositive().isLessThan(outside / 2);
    }
}
