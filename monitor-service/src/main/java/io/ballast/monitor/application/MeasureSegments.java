package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.BreadthRule;
import io.ballast.monitor.domain.rule.Rule;

/** Measures the breadth of those parts of the universe that a rule looks at. */
@Singleton
class MeasureSegments {

    /** Enough for the median of twenty sessions, though some were not built. */
    private static final int SESSIONS = 30;

    private final RuleStore rules;
    private final SegmentReader reader;
    private final ExchangeCalendar calendar;

    @Inject
    MeasureSegments(RuleStore rules, SegmentReader reader, ExchangeCalendar calendar) {
        this.rules = rules;
        this.reader = reader;
        this.calendar = calendar;
    }

    /**
     * The breadth of each.
     *
     * @param session the session judged, null if nothing was built
     * @return by scope of the rules
     */
    Map<String, BreadthReport> of(LocalDate session, MonitorSettings settings) {
        Map<String, BreadthReport> byScope = new TreeMap<>();
        if (session == null) {
            return byScope;
        }
        BreadthRule rule = new BreadthRule(settings.breadth());
        LocalDate from = calendar.plus(session, -SESSIONS);
        rules.all().stream()
                .filter(Rule::enabled)
                .map(Rule::segment)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(segment -> byScope.put(segment.scope(), rule.judge(reader.coverage(segment, from, session))));
        return byScope;
    }
}
