package io.ballast.monitor.domain.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionScheduleTest {

    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final PublishSchedule publication = new PublishSchedule(calendar);
    private final DecisionSchedule schedule = new DecisionSchedule(calendar, publication);

    @Test
    void shouldRaiseNoAlarmOverTwoYearsOfPunctualDecisions() {
        // Each session is decided on an hour after its bars are due; 2018 and 2019 have every kind of closure.
        Instant end = Instant.parse("2020-01-01T00:00:00Z");
        for (Instant now = Instant.parse("2018-01-03T06:00:00Z");
                now.isBefore(end);
                now = now.plus(Duration.ofMinutes(30))) {
            LocalDate decided = publication.lastDueSession(now.minus(Duration.ofHours(1)));
            assertThat(schedule.overdue(decided, now)).as("at %s", now).isEmpty();
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "2018-02-07, 2018-02-08T01:29:59Z, 2018-02-06 decided; one second before the grace is over, 2018-02-06, 0",
        "2018-02-07, 2018-02-08T01:30:00Z, a missed run, 2018-02-06, 1",
        "2018-03-12, 2018-03-13T00:30:00Z, the first session of daylight saving, 2018-03-09, 1",
        "2018-03-12, 2018-03-13T00:29:59Z, just before it, 2018-03-09, 0",
        "2018-11-23, 2018-11-24T01:30:00Z, an early close, 2018-11-21, 1",
        "2018-09-04, 2018-09-04T12:00:00Z, the morning after a long weekend, 2018-08-31, 0",
        "2018-12-06, 2018-12-06T12:00:00Z, the morning after a day of mourning, 2018-12-04, 0",
        "2018-02-09, 2018-02-12T12:00:00Z, two sessions before a weekend, 2018-02-07, 2"
    })
    void shouldCountSessionsWhoseDecisionIsOverdue(
            LocalDate latest, Instant now, String what, LocalDate decided, int overdue) {
        assertThat(schedule.overdue(decided, now)).as(what).hasSize(overdue);
        assertThat(schedule.overdue(latest, now)).isEmpty();
    }
}
