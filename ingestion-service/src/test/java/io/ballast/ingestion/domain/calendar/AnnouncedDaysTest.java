package io.ballast.ingestion.domain.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;

class AnnouncedDaysTest {

    private static final LocalDate FROM = LocalDate.of(2026, 11, 20);
    private static final LocalDate TO = LocalDate.of(2026, 12, 24);
    private static final LocalDate STORM = LocalDate.of(2026, 12, 9);

    /** Thanksgiving, the day after it, and Christmas Eve. */
    private static final Map<LocalDate, DayKind> KNOWN = Map.of(
            LocalDate.of(2026, 11, 26),
            DayKind.CLOSED,
            LocalDate.of(2026, 11, 27),
            DayKind.EARLY_CLOSE,
            TO,
            DayKind.EARLY_CLOSE);

    @Test
    void shouldAgreeOnWhatBothKnow() {
        assertThat(differences(KNOWN)).isEmpty();
    }

    @Test
    void shouldFindAClosureTheCalendarDoesNotKnow() {
        Map<LocalDate, DayKind> kinds = new HashMap<>(KNOWN);
        kinds.put(STORM, DayKind.CLOSED);

        assertThat(differences(kinds)).containsExactly(new CalendarDifference(STORM, DayKind.REGULAR, DayKind.CLOSED));
        assertThat(new AnnouncedDays(FROM, TO, kinds).differencesFrom(ExchangeCalendar.xnys(), Set.of(STORM)))
                .as("once a person declared it")
                .isEmpty();
    }

    @Test
    void shouldFindHolidaysAndEarlyClosesTheProviderDoesNotKnow() {
        assertThat(differences(Map.of(TO, DayKind.EARLY_CLOSE)))
                .containsExactly(
                        new CalendarDifference(LocalDate.of(2026, 11, 26), DayKind.CLOSED, DayKind.REGULAR),
                        new CalendarDifference(LocalDate.of(2026, 11, 27), DayKind.EARLY_CLOSE, DayKind.REGULAR));
    }

    @Test
    void shouldFindASessionOnAWeekend() {
        LocalDate saturday = LocalDate.of(2026, 11, 21);
        Map<LocalDate, DayKind> kinds = new HashMap<>(KNOWN);
        kinds.put(saturday, DayKind.REGULAR);

        assertThat(differences(kinds))
                .containsExactly(new CalendarDifference(saturday, DayKind.CLOSED, DayKind.REGULAR));
    }

    @Test
    void shouldSayNothingOfDaysThatAreNotCovered() {
        assertThat(new AnnouncedDays(FROM, FROM.minusDays(1), Map.of())
                        .differencesFrom(ExchangeCalendar.xnys(), Set.of()))
                .isEmpty();
    }

    private static List<CalendarDifference> differences(Map<LocalDate, DayKind> kinds) {
        return new AnnouncedDays(FROM, TO, kinds).differencesFrom(ExchangeCalendar.xnys(), Set.of());
    }
}
