package io.ballast.kernel.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Days the exchange was closed against its calendar. */
class HeldSessionsTest {

    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    private static final LocalDate FRIDAY = LocalDate.of(2018, 2, 2);
    private static final LocalDate MONDAY = LocalDate.of(2018, 2, 5);
    private static final LocalDate TUESDAY = LocalDate.of(2018, 2, 6);
    private static final LocalDate WEDNESDAY = LocalDate.of(2018, 2, 7);

    /** Bars of a session are due at 23:30 UTC. */
    private static final Instant WEDNESDAY_EVENING = Instant.parse("2018-02-07T23:45:00Z");

    @Test
    void shouldLeaveOutADayThatWasDeclaredClosed() {
        HeldSessions held = without(Set.of(TUESDAY));

        assertThat(held.between(FRIDAY, WEDNESDAY.plusDays(1), WEDNESDAY_EVENING))
                .containsExactly(FRIDAY, MONDAY, WEDNESDAY);
        assertThat(held.latest(2, WEDNESDAY_EVENING)).containsExactly(MONDAY, WEDNESDAY);
        assertThat(held.lag(FRIDAY, WEDNESDAY, WEDNESDAY_EVENING)).isEqualTo(2);
        assertThat(held.back(WEDNESDAY, 2, WEDNESDAY_EVENING)).isEqualTo(FRIDAY);
        assertThat(held.matured(1, WEDNESDAY_EVENING)).isEqualTo(MONDAY);
    }

    @Test
    void shouldTakeTheCalendarWhereNothingWasClosed() {
        HeldSessions held = without(Set.of());

        assertThat(held.lag(FRIDAY, WEDNESDAY, WEDNESDAY_EVENING))
                .isEqualTo(3)
                .isEqualTo(CALENDAR.lag(FRIDAY, WEDNESDAY));
        assertThat(held.lag(WEDNESDAY, FRIDAY, WEDNESDAY_EVENING)).isZero();
        assertThat(held.matured(3, WEDNESDAY_EVENING)).isEqualTo(FRIDAY);
        assertThat(held.back(WEDNESDAY, 0, WEDNESDAY_EVENING)).isEqualTo(WEDNESDAY);
    }

    @Test
    void shouldGoBackFromADayThatWasClosed() {
        HeldSessions held = without(Set.of(WEDNESDAY));

        assertThat(held.back(WEDNESDAY, 0, WEDNESDAY_EVENING)).isEqualTo(TUESDAY);
        assertThat(held.matured(1, WEDNESDAY_EVENING)).isEqualTo(MONDAY);
    }

    @Test
    void shouldTakeForHeldWhatIsNotDueOrHasJustBecomeSo() {
        HeldSessions held = without(Set.of(WEDNESDAY));

        assertThat(held.lag(TUESDAY, WEDNESDAY, Instant.parse("2018-02-07T23:39:00Z")))
                .isEqualTo(1);
        assertThat(held.lag(TUESDAY, WEDNESDAY, Instant.parse("2018-02-07T23:41:00Z")))
                .isZero();
    }

    @Test
    void shouldTakeForHeldWhatLiesBeforeTheAccount() {
        HeldSessions begun = new HeldSessions(CALENDAR, (from, to) -> List.of(WEDNESDAY));
        HeldSessions empty = new HeldSessions(CALENDAR, (from, to) -> List.of());

        assertThat(begun.lag(FRIDAY, WEDNESDAY, WEDNESDAY_EVENING)).isEqualTo(3);
        assertThat(empty.lag(FRIDAY, WEDNESDAY, WEDNESDAY_EVENING)).isEqualTo(3);
    }

    private static HeldSessions without(Set<LocalDate> closed) {
        return new HeldSessions(CALENDAR, (from, to) -> CALENDAR.between(from, to).stream()
                .filter(session -> !closed.contains(session))
                .toList());
    }
}
