package dev.redial.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cookie of a local account opens, and until when (REQUIREMENTS W-15, W-17). */
class TicketTest {

    private static final Instant SINCE = Instant.parse("2026-11-01T08:00:00Z");
    private static final Instant SIGNED_IN = Instant.parse("2026-11-27T08:00:00.123Z");

    private final Ticket ticket = new Ticket(SIGNED_IN, SINCE, "kim");

    private static StaffAccount kim(boolean disabled, Instant sessionsFrom) {
        return new StaffAccount(
                "kim", Set.of(StaffRole.SUPPORT), false, disabled, SINCE, sessionsFrom, Optional.empty());
    }

    @Test
    void text_isReadBack() {
        assertThat(Ticket.read(ticket.text())).contains(ticket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "kim", "1795766400000/kim", "/1/kim", "1//kim", "1/2/", "-1/2/kim", "9999999999999999/1/kim"
            })
    void anythingElse_isNoTicket(String text) {
        assertThat(Ticket.read(text)).isEmpty();
    }

    @Test
    void itOpens_forTenHours() {
        StaffAccount kim = kim(false, SINCE);
        assertThat(ticket.opens(kim, SIGNED_IN.plus(Duration.ofHours(10)).minusMillis(1)))
                .isTrue();
        assertThat(ticket.opens(kim, SIGNED_IN.plus(Duration.ofHours(10)))).isFalse();
    }

    @Test
    void itOpensNothing_onceSessionsWereEnded_orTheAccountIsDisabled() {
        assertThat(ticket.opens(kim(false, SINCE.plusMillis(1)), SIGNED_IN)).isFalse();
        assertThat(ticket.opens(kim(true, SINCE), SIGNED_IN)).isFalse();
    }

    @Test
    void endOfSessions_isBeyondAllTickets_evenIfTheClockWentBack() {
        StaffAccount kim = kim(false, SINCE);
        assertThat(kim.endOfSessions(SIGNED_IN)).isEqualTo(SIGNED_IN);
        assertThat(kim.endOfSessions(SINCE)).isEqualTo(SINCE.plusMillis(1));
        assertThat(kim.endOfSessions(SINCE.minusSeconds(60))).isEqualTo(SINCE.plusMillis(1));
    }
}
