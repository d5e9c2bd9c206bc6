package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.ErrorCode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ArrivalsTest {

    private final Arrivals arrivals;

    ArrivalsTest(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    private long visits(String from) {
        return arrivals.since(LocalDate.EPOCH, 10_000).stream()
                .filter(count -> count.from().equals(from))
                .mapToLong(Arrivals.Count::visits)
                .sum();
    }

    @Test
    void visits_addUpPerArticleAndCode() {
        arrivals.came("adds-up", Optional.of(ErrorCode.of(0x904, 0x7)));
        arrivals.came("adds-up", Optional.of(ErrorCode.of(0x904, 0x7)));
        arrivals.write();
        arrivals.came("adds-up", Optional.of(ErrorCode.of(0x904, 0x7)));
        arrivals.came("adds-up", Optional.empty());
        arrivals.write();
        assertThat(arrivals.since(LocalDate.EPOCH, 10_000))
                .contains(new Arrivals.Count("adds-up", "0x904/0x7", 3), new Arrivals.Count("adds-up", "", 1));
    }

    @Test
    void madeUpArticles_areOneBeyondTheBound() {
        long others = visits(Arrivals.OTHERS);
        for (int i = 0; i <= Arrivals.MOST_A_DAY; i++) {
            arrivals.came("made-up-" + i, Optional.empty());
        }
        arrivals.write();
        assertThat(visits(Arrivals.OTHERS)).isGreaterThan(others);
        assertThat(arrivals.since(LocalDate.EPOCH, 100_000)).hasSizeLessThanOrEqualTo(Arrivals.MOST_A_DAY + 1);
    }
}
