package io.ballast.kernel.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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
    private static final Instant WEDNESDAY_EVENING = Instant.parse("2018-02-07T23:30:00Z");

    @Test
    void shouldLeaveOutADayThatWasDeclaredClosed() {
        HeldSessions held = without(TUESDAY);

        assertThat(held.between(FRIDAY, WEDNESDAY.plusDays(1))).containsExactly(FRIDAY, MONDAY, WEDNESDAY);
        assertThat(held.latest(2, WEDNESDAY_EVENING)).containsExactly(MONDAY, WEDNESDAY);
        assertThat(held.latest(0, WEDNESDAY_EVENING)).isEmpty();
        assertThat(held.lag(FRIDAY, WEDNESDAY)).isEqualTo(2);
        assertThat(held.back(WEDNESDAY, 2)).isEqualTo(FRIDAY);
        assertThat(held.matured(1, WEDNESDAY_EVENING)).isEqualTo(MONDAY);
    }

    @Test
    void shouldTakeTheCalendarWhereNothingWasClosed() {
        HeldSessions held = without();

        assertThat(held.lag(FRIDAY, WEDNESDAY)).isEqualTo(3).isEqualTo(CALENDAR.lag(FRIDAY, WEDNESDAY));
        assertThat(held.lag(WEDNESDAY, FRIDAY)).isZero();
        assertThat(held.between(WEDNESDAY, WEDNESDAY)).isEmpty();
        assertThat(held.back(WEDNESDAY, 0)).isEqualTo(WEDNESDAY);
    }

    @Test
    void shouldMatureWhenTheLastSessionIsDue() {
        HeldSessions held = without();

        assertThat(held.matured(3, WEDNESDAY_EVENING)).isEqualTo(FRIDAY);
        assertThat(held.matured(3, WEDNESDAY_EVENING.minusSeconds(1))).isBefore(FRIDAY);
        assertThat(held.matured(0, WEDNESDAY_EVENING)).isEqualTo(WEDNESDAY);
    }

    @Test
    void shouldGoBackFromADayThatWasClosed() {
        HeldSessions held = without(WEDNESDAY);

        assertThat(held.back(WEDNESDAY, 0)).isEqualTo(TUESDAY);
        assertThat(held.latest(2, WEDNESDAY_EVENING)).containsExactly(MONDAY, TUESDAY);
        assertThat(held.matured(1, WEDNESDAY_EVENING)).isEqualTo(MONDAY);
    }

    @Test
    void shouldKnowAClosureBeforeTheDayIsDue() {
        HeldSessions held = without(WEDNESDAY);

        assertThat(held.between(TUESDAY, WEDNESDAY.plusDays(2))).containsExactly(TUESDAY, WEDNESDAY.plusDays(1));
        assertThat(held.lag(TUESDAY, WEDNESDAY)).isZero();
    }

    @Test
    void shouldPassOverClosuresHoweverMany() {
        LocalDate from = LocalDate.of(2017, 9, 1);
        HeldSessions held = without(CALENDAR.between(from, WEDNESDAY).toArray(LocalDate[]::new));

        assertThat(held.latest(2, WEDNESDAY_EVENING)).containsExactly(CALENDAR.previous(from), WEDNESDAY);
    }

    @Test
    void shouldFollowWhatIsDeclaredAndWithdrawn() {
        List<LocalDate> declared = new ArrayList<>();
        HeldSessions held = new HeldSessions(CALENDAR, () -> declared);

        declared.add(TUESDAY);
        assertThat(held.lag(FRIDAY, WEDNESDAY)).isEqualTo(2);
        declared.clear();
        assertThat(held.lag(FRIDAY, WEDNESDAY)).isEqualTo(3);
    }

    @Test
    void shouldNumberTheSessionsAsOfOneMoment() {
        List<LocalDate> declared = new ArrayList<>(List.of(TUESDAY, LocalDate.of(2018, 2, 4)));
        ExchangeCalendar held = new HeldSessions(CALENDAR, () -> declared).calendar();

        declared.clear();

        assertThat(held.ordinal(WEDNESDAY)).isEqualTo(held.ordinal(MONDAY) + 1).isEqualTo(CALENDAR.ordinal(TUESDAY));
        assertThat(held.isSession(TUESDAY)).isFalse();
        assertThat(held.plus(MONDAY, 1)).isEqualTo(WEDNESDAY);
        assertThat(held.size()).isEqualTo(CALENDAR.size() - 1);
        assertThat(held.close(WEDNESDAY)).isEqualTo(CALENDAR.close(WEDNESDAY));
    }

    @Test
    void shouldBeTheCalendarItselfWhereNoSessionWasClosed() {
        assertThat(without().calendar()).isSameAs(CALENDAR);
        assertThat(without(LocalDate.of(2018, 2, 4)).calendar()).isSameAs(CALENDAR);
    }

    @Test
    void shouldAnswerAtTheBeginningOfTheCalendar() {
        LocalDate first = CALENDAR.session(0);

        assertThat(without(TUESDAY).back(first, 5)).isEqualTo(first);
        assertThat(without(TUESDAY).between(first, CALENDAR.next(first))).containsExactly(first);
    }

    private static HeldSessions without(LocalDate... closed) {
        return new HeldSessions(CALENDAR, () -> List.of(closed));
    }
}
