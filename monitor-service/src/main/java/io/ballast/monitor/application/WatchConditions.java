package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.DataSet;
import io.ballast.monitor.domain.rule.DecisionSchedule;
import io.ballast.monitor.domain.rule.FreshnessReport;

/** Puts together what the reports on data do not tell. */
@Singleton
class WatchConditions {

    /** As many sessions as the daily ingest looks at again: what is wrong in them can still mend by itself. */
    private static final int SESSIONS = 5;

    private final ConditionReader reader;
    private final WatchBroker broker;
    private final RunStore runs;
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final BusinessClock clock;
    private final DueSessions sessions;
    private final DecisionSchedule decisions;

    @Inject
    WatchConditions(
            ConditionReader reader,
            WatchBroker broker,
            RunStore runs,
            ExchangeCalendar calendar,
            PublishSchedule schedule,
            BusinessClock clock,
            DueSessions sessions) {
        this.reader = reader;
        this.broker = broker;
        this.runs = runs;
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
        this.sessions = sessions;
        this.decisions = new DecisionSchedule(calendar, schedule);
    }

    Conditions of(FreshnessReport freshness, BreadthReport breadth, CertificateStore.Decision latest) {
        LocalDate due = freshness.lastDueSession();
        // The word of a run that goes on may come later than what it built.
        boolean ran = due.equals(breadth.session()) || runs.hasIngested(due);
        LocalDate expected = expected(due, ran);
        LocalDate from = calendar.plus(expected, 1 - SESSIONS);
        List<LocalDate> recent = sessions.held(from, calendar.next(expected));
        return new Conditions(
                reader.readOnly().orElse(null),
                broker.silence(),
                ran,
                recent,
                lag(freshness, expected),
                reader.sessionsWithoutBenchmark(recent),
                reader.repeatedShare(from),
                reader.scaleErrors(from),
                latest == null ? null : undecided(latest.certificate().session()));
    }

    /** Until a run has tried, bars of a session are waited for a while after they were due. */
    private LocalDate expected(LocalDate due, boolean ran) {
        boolean waited = !schedule.lastDueSession(clock.instant().minus(DecisionSchedule.GRACE))
                .isBefore(due);
        return ran || waited ? due : calendar.previous(due);
    }

    private List<LocalDate> undecided(LocalDate decided) {
        List<LocalDate> overdue = decisions.overdue(decided, clock.instant());
        return overdue.isEmpty()
                ? overdue
                : sessions.held(overdue.get(0), overdue.get(overdue.size() - 1).plusDays(1));
    }

    private static Integer lag(FreshnessReport freshness, LocalDate expected) {
        Integer lag = freshness.dataSets().get(DataSet.BARS.ordinal()).lagSessions();
        if (lag == null) {
            return null;
        }
        return expected.equals(freshness.lastDueSession()) ? lag : Math.max(0, lag - 1);
    }
}
