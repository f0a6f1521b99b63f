package io.ballast.kernel.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExchangeCalendarTest {
    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();

    @Test
    void shouldCountTheSessionsOfTwentySevenYears() {
        assertThat(calendar.between(date("2000-01-03"), date("2027-01-01"))).hasSize(6790);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1990-01-01", "1994-04-27", "2001-09-11", "2001-09-14", "2004-06-11", "2007-01-02", "2012-10-29",
                "2012-10-30", "2018-12-05", "2022-06-20", "2025-01-09", "2026-04-03", "2026-07-03", "2035-12-25"
            })
    void shouldBeClosedOnHolidaysAndSpecialClosures(String closed) {
        assertThat(calendar.isSession(date(closed))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1990-01-02", "2001-09-10", "2001-09-17", "2012-10-31", "2021-12-31", "2022-10-10", "2035-12-31"
            })
    void shouldBeOpenOnOrdinaryWeekdays(String open) {
        assertThat(calendar.isSession(date(open))).isTrue();
    }

    @Test
    void shouldSayNoForDatesOutsideTheRange() {
        assertThat(calendar.isSession(date("1989-12-29"))).isFalse();
        assertThat(calendar.isSession(date("2036-01-02"))).isFalse();
    }

    @Test
    void shouldRoundTripEveryOrdinal() {
        assertThat(calendar.session(0)).isEqualTo("1990-01-02");
        assertThat(calendar.session(calendar.size() - 1)).isEqualTo("2035-12-31");
        for (int i = 0; i < calendar.size(); i++) {
            assertThat(calendar.ordinal(calendar.session(i))).isEqualTo(i);
            assertThat(calendar.epochDay(i)).isEqualTo((int) calendar.session(i).toEpochDay());
        }
    }

    @Test
    void shouldStepAcrossClosures() {
        assertThat(calendar.next(date("2001-09-10"))).isEqualTo("2001-09-17");
        assertThat(calendar.previous(date("2001-09-17"))).isEqualTo("2001-09-10");
        assertThat(calendar.next(date("2012-10-27"))).isEqualTo("2012-10-31");
        assertThat(calendar.onOrBefore(date("2012-10-30"))).isEqualTo("2012-10-26");
        assertThat(calendar.onOrAfter(date("2012-10-30"))).isEqualTo("2012-10-31");
        assertThat(calendar.onOrBefore(date("2012-10-31"))).isEqualTo("2012-10-31");
        assertThat(calendar.onOrAfter(date("2012-10-31"))).isEqualTo("2012-10-31");
        assertThat(calendar.plus(date("2001-09-10"), 2)).isEqualTo("2001-09-18");
        assertThat(calendar.plus(date("2001-09-18"), -2)).isEqualTo("2001-09-10");
    }

    @Test
    void shouldListSessionsOfAHalfOpenRange() {
        assertThat(calendar.between(date("2024-07-03"), date("2024-07-08")))
                .isEqualTo(List.of(date("2024-07-03"), date("2024-07-05")));
        assertThat(calendar.between(date("2024-07-04"), date("2024-07-05"))).isEmpty();
        assertThat(calendar.between(date("2024-07-05"), date("2024-07-03"))).isEmpty();
        assertThat(calendar.between(date("2035-12-31"), date("2036-01-01"))).containsExactly(date("2035-12-31"));
    }

    @Test
    void shouldMeasureLagInSessions() {
        assertThat(calendar.lag(date("2024-07-03"), date("2024-07-05"))).isEqualTo(1);
        assertThat(calendar.lag(date("2024-07-03"), date("2024-07-04"))).isZero();
        assertThat(calendar.lag(date("2024-07-04"), date("2024-07-07"))).isEqualTo(1);
        assertThat(calendar.lag(date("2024-07-05"), date("2024-07-05"))).isZero();
        assertThat(calendar.lag(date("2024-07-08"), date("2024-07-03"))).isZero();
    }

    @Test
    void shouldCloseAtFourInNewYorkInSummerAndWinter() {
        assertThat(calendar.close(date("2024-03-08"))).isEqualTo(Instant.parse("2024-03-08T21:00:00Z"));
        assertThat(calendar.close(date("2024-03-11"))).isEqualTo(Instant.parse("2024-03-11T20:00:00Z"));
        assertThat(calendar.close(date("2024-11-01"))).isEqualTo(Instant.parse("2024-11-01T20:00:00Z"));
        assertThat(calendar.close(date("2024-11-04"))).isEqualTo(Instant.parse("2024-11-04T21:00:00Z"));
        assertThat(calendar.open(date("2024-11-04"))).isEqualTo(Instant.parse("2024-11-04T14:30:00Z"));
    }

    @Test
    void shouldHonourEarlyCloses() {
        assertThat(calendar.isEarlyClose(date("2024-11-29"))).isTrue();
        assertThat(calendar.close(date("2024-11-29"))).isEqualTo(Instant.parse("2024-11-29T18:00:00Z"));
        assertThat(calendar.isEarlyClose(date("2003-12-26"))).isTrue();
        assertThat(calendar.isEarlyClose(date("2002-07-05"))).isTrue();
        assertThat(calendar.isEarlyClose(date("2024-11-27"))).isFalse();
    }

    @Test
    void shouldNameTheDateThatIsNoSession() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.ordinal(date("2001-09-11")))
                .withMessageContaining("2001-09-11")
                .withMessageContaining("no session of XNYS");
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.close(date("2012-10-29")));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.open(date("2024-01-06")));
    }

    @Test
    void shouldNameTheDateThatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.ordinal(date("1989-12-29")))
                .withMessageContaining("1989-12-29")
                .withMessageContaining("1990-01-01..2035-12-31");
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.next(date("2035-12-31")));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.previous(date("1990-01-02")));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.onOrBefore(date("1990-01-01")));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.session(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.session(calendar.size()));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.plus(date("1990-01-02"), -1));
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
