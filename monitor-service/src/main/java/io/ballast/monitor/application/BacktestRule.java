package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.certificate.Certificate;
import io.ballast.monitor.domain.certificate.CertificateCheck;
import io.ballast.monitor.domain.certificate.CertificateRule;
import io.ballast.monitor.domain.rule.BreadthRule;
import io.ballast.monitor.domain.rule.Measurement;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.RuleBacktest;
import io.ballast.monitor.domain.rule.Segment;
import io.ballast.monitor.domain.rule.SessionCoverage;
import io.ballast.monitor.domain.rule.TargetCoverageRule;

/**
 * Replays stored history against a rule. A session's figure is what was measured then; where nobody measured, that of what
 * is stored now, for figures that are counts of the session.
 */
@Singleton
public class BacktestRule {

    /** Sessions before the first one that breadth and coverage look back on. */
    private static final int BEFORE = 60;

    private static final int ALL_DECISIONS = 10_000;

    private final MarketReader market;
    private final SegmentReader segments;
    private final MeasurementStore measurements;
    private final CertificateStore certificates;
    private final MonitorSettings settings;
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final BusinessClock clock;

    @Inject
    BacktestRule(
            MarketReader market,
            SegmentReader segments,
            MeasurementStore measurements,
            CertificateStore certificates,
            MonitorSettings settings,
            ExchangeCalendar calendar,
            PublishSchedule schedule,
            BusinessClock clock) {
        this.market = market;
        this.segments = segments;
        this.measurements = measurements;
        this.certificates = certificates;
        this.settings = settings;
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * Replays.
     *
     * @param rule what is watched
     * @param threshold what to hold it against
     * @param from first date
     * @param to last date, included
     * @return what it would have said
     */
    public RuleBacktest replay(Rule rule, double threshold, LocalDate from, LocalDate to) {
        TreeMap<LocalDate, Measurement> past = new TreeMap<>();
        rule.segment().map(part -> counted(part, from, to)).orElseGet(() -> counted(from, to)).stream()
                .filter(measurement -> measurement.isOf(rule))
                .forEach(measurement -> past.put(measurement.session(), measurement));
        measurements
                .between(rule.metric(), rule.scope(), from, to)
                .forEach(measurement -> past.put(measurement.session(), measurement));
        return RuleBacktest.of(rule, threshold, List.copyOf(past.values()), decisions());
    }

    private List<Measurement> counted(Segment part, LocalDate from, LocalDate to) {
        LocalDate begin = within(from);
        LocalDate first = calendar.plus(begin, -Math.min(BEFORE, calendar.ordinal(begin)));
        List<SessionCoverage> history = segments.coverage(part, first, to);
        var breadth = new BreadthRule(settings.breadth());
        List<Measurement> all = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            if (!history.get(i).session().isBefore(from)) {
                Measurements.addBreadth(
                        all, part.scope(), breadth.judge(history.subList(Math.max(0, i + 1 - BEFORE), i + 1)));
            }
        }
        return all;
    }

    private List<Measurement> counted(LocalDate from, LocalDate to) {
        LocalDate latest = schedule.lastDueSession(clock.instant());
        LocalDate first = within(from);
        int window = BEFORE + settings.daysBack();
        int depth = Math.max(0, calendar.ordinal(latest) - calendar.ordinal(first) + 1) + window;
        List<SessionCoverage> history = market.coverage(depth);
        var breadth = new BreadthRule(settings.breadth());
        var coverage = new TargetCoverageRule(settings.minTargetCoverage(), settings.horizon(), heldByLabels());
        List<Measurement> all = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            LocalDate session = history.get(i).session();
            if (!session.isBefore(from) && !session.isAfter(to)) {
                List<SessionCoverage> known = history.subList(Math.max(0, i + 1 - window), i + 1);
                Measurements.addBreadth(all, "", breadth.judge(known));
                Measurements.addCoverage(all, coverage.judge(known, settings.daysBack(), schedule.barsDue(session)));
            }
        }
        return all;
    }

    /** The sessions along which labels reach now, read once. */
    private HeldSessions heldByLabels() {
        List<LocalDate> closed = market.closuresOfLabels();
        return new HeldSessions(calendar, () -> closed);
    }

    /** The first session asked for; none before the calendar's first or after the latest one that is due has a figure. */
    private LocalDate within(LocalDate from) {
        LocalDate first = calendar.session(0);
        LocalDate due = schedule.lastDueSession(clock.instant());
        return from.isBefore(first) ? first : from.isAfter(due) ? due : calendar.onOrAfter(from);
    }

    /** What the decision that stands says of a session's data; that it was withheld for being late says nothing of it. */
    private Map<LocalDate, Boolean> decisions() {
        Map<LocalDate, Boolean> decisions = new TreeMap<>();
        certificates.list(Optional.empty(), ALL_DECISIONS).stream()
                .map(CertificateStore.Decision::certificate)
                .forEach(certificate -> decisions.putIfAbsent(certificate.session(), isGood(certificate)));
        return decisions;
    }

    private static boolean isGood(Certificate certificate) {
        return certificate.checks().stream()
                .filter(check -> !check.name().equals(CertificateRule.BEFORE_NEXT_OPEN))
                .allMatch(CertificateCheck::passed);
    }
}
