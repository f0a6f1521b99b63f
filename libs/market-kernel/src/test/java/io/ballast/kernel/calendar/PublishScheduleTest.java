package io.ballast.kernel.calendar;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PublishScheduleTest {
    private final PublishSchedule schedule = new PublishSchedule(ExchangeCalendar.xnys());

    @Test
    void shouldBeDueAtHalfPastSixInNewYork() {
        assertThat(schedule.barsDue(date("2024-03-08"))).isEqualTo(Instant.parse("2024-03-08T23:30:00Z"));
        assertThat(schedule.barsDue(date("2024-03-11"))).isEqualTo(Instant.parse("2024-03-11T22:30:00Z"));
    }

    @Test
    void shouldNotBeDueEarlierAfterAnEarlyClose() {
        assertThat(schedule.barsDue(date("2024-11-29"))).isEqualTo(Instant.parse("2024-11-29T23:30:00Z"));
    }

    @Test
    void shouldMoveToTheSessionExactlyWhenItIsDue() {
        assertThat(schedule.lastDueSession(Instant.parse("2024-03-08T23:29:59Z")))
                .isEqualTo("2024-03-07");
        assertThat(schedule.lastDueSession(Instant.parse("2024-03-08T23:30:00Z")))
                .isEqualTo("2024-03-08");
        assertThat(schedule.lastDueSession(Instant.parse("2024-03-11T12:00:00Z")))
                .isEqualTo("2024-03-08");
    }

    @Test
    void shouldStayAtTheLastSessionOverALongClosure() {
        assertThat(schedule.lastDueSession(Instant.parse("2001-09-16T12:00:00Z")))
                .isEqualTo("2001-09-10");
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
