package dev.redial.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Mutator;
import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.PracticeKey;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Good certificates, spoiled: reading them keeps its {@link CertificatePromises}. */
@Tag("deeper")
class CertificateMutationTest {

    @Test
    void spoiledCertificates_areReadOrUnreadable() {
        byte[][] good = {
            PracticeCertificate.named("pc7.example")
                    .sans("pc7.example", "*.example", "20.42.73.24")
                    .key(PracticeKey.EC_P256)
                    .validFrom(Instant.parse("2026-05-01T00:00:00Z"))
                    .signedBy(PracticeCertificate.named("Example Root")
                            .key(PracticeKey.EC_P256)
                            .authority()
                            .selfSigned())
                    .der(),
            PracticeCertificate.named("PC7").selfSigned().der()
        };
        Mutator mutator = new Mutator(509);
        int understood = 0;
        for (int i = 0; i < Mutator.ROUNDS; i++) {
            understood += CertificatePromises.certificate(mutator.mutate(good[i % good.length])) ? 1 : 0;
        }
        assertThat(understood).isBetween(Mutator.ROUNDS / 20, Mutator.ROUNDS * 19 / 20);
    }
}
