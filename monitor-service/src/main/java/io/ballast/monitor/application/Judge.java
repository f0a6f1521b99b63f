package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.contracts.ModelTrained;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.certificate.Evidence;
import io.ballast.monitor.domain.certificate.OpenIncidents;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.BreadthRule;
import io.ballast.monitor.domain.rule.DataSet;
import io.ballast.monitor.domain.rule.FreshnessReport;
import io.ballast.monitor.domain.rule.FreshnessRule;
import io.ballast.monitor.domain.rule.SessionCompleteness;
import io.ballast.monitor.domain.rule.SessionCoverage;
import io.ballast.monitor.domain.rule.TargetCoverageReport;
import io.ballast.monitor.domain.rule.TargetCoverageRule;

/** Judges what is published now by the rules. */
@Singleton
public class Judge {

    /** How many due sessions freshness looks back on. */
    static final int FRESHNESS_SESSIONS = 30;

    /** Statements older than this, in calendar days, count for no feature. */
    private static final int STATEMENT_DAYS = 456;

    private static final int BREADTH_SESSIONS = 60;

    private final MarketReader market;
    private final StatementReader statements;
    private final BusinessClock clock;
    private final DueSessions sessions;

    @Inject
    Judge(MarketReader market, StatementReader statements, BusinessClock clock, DueSessions sessions) {
        this.market = market;
        this.statements = statements;
        this.clock = clock;
        this.sessions = sessions;
    }

    /**
     * Breadth of the latest session.
     *
     * @param settings what to judge by
     * @return the report
     */
    public BreadthReport breadth(MonitorSettings settings) {
        return new BreadthRule(settings.breadth()).judge(market.coverage(BREADTH_SESSIONS));
    }

    /**
     * Target coverage of the window that ends at the latest session.
     *
     * @param settings what to judge by
     * @return the report
     */
    public TargetCoverageReport targetCoverage(MonitorSettings settings) {
        return coverageRule(settings).judge(market.coverage(settings.daysBack()), settings.daysBack(), clock.instant());
    }

    /**
     * Freshness of all data sets.
     *
     * @param settings what to judge by
     * @return the report
     */
    public FreshnessReport freshness(MonitorSettings settings) {
        List<LocalDate> recent = sessions.recent(FRESHNESS_SESSIONS);
        return new FreshnessRule(settings.allowedLag()).judge(recent.get(recent.size() - 1), completeness(recent));
    }

    /**
     * How many of the included stocks have a statement that is not too old.
     *
     * @return fraction, null without a universe, where nobody has any statement, and if the database for long reads does
     *     not answer
     */
    public Double statementCoverage() {
        LocalDate due = sessions.latest();
        return statements
                .statements(due, due.minusDays(STATEMENT_DAYS))
                .map(StatementReader.Count::share)
                .orElse(null);
    }

    /**
     * What a certificate for a session is decided on.
     *
     * @param settings what to judge by
     * @param trained what the models were trained on, and for which session
     * @param incidents the incidents that are not resolved
     * @return the evidence
     */
    public Evidence evidence(MonitorSettings settings, ModelTrained trained, OpenIncidents incidents) {
        LocalDate session = trained.session();
        int depth = Math.max(BREADTH_SESSIONS, settings.daysBack());
        List<SessionCoverage> history = market.coverage(depth).stream()
                .filter(row -> !row.session().isAfter(session))
                .toList();
        return new Evidence(
                session,
                new BreadthRule(settings.breadth()).judge(history),
                coverageRule(settings).judge(history, settings.daysBack(), clock.instant()),
                freshness(settings),
                trained.selectedTarget(),
                trained.fallback(),
                trained.degraded(),
                incidents);
    }

    private TargetCoverageRule coverageRule(MonitorSettings settings) {
        return new TargetCoverageRule(settings.minTargetCoverage(), settings.horizon(), sessions.ofLabels());
    }

    private Map<DataSet, List<SessionCompleteness>> completeness(List<LocalDate> sessions) {
        List<SessionCompleteness> bars = market.bars(sessions);
        Map<LocalDate, SessionCoverage> features = market.coverage(FRESHNESS_SESSIONS).stream()
                .collect(Collectors.toMap(SessionCoverage::session, row -> row));
        Map<LocalDate, Long> predicted = market.predictedSymbols(sessions.get(0));
        Map<DataSet, List<SessionCompleteness>> bySet = new EnumMap<>(DataSet.class);
        bySet.put(DataSet.BARS, bars);
        bySet.put(DataSet.FEATURES, against(bars, features, session -> symbolsWithFeatures(features, session)));
        bySet.put(DataSet.PREDICTIONS, against(bars, features, session -> predicted.getOrDefault(session, 0L)));
        bySet.put(DataSet.FUNDAMENTALS, statements(sessions));
        return bySet;
    }

    /** Cells against those the feature service expects, or the universe does for a session it has not seen. */
    private static List<SessionCompleteness> against(
            List<SessionCompleteness> bars,
            Map<LocalDate, SessionCoverage> features,
            ToLongFunction<LocalDate> present) {
        return bars.stream()
                .map(day -> {
                    SessionCoverage row = features.get(day.session());
                    long expected = row == null ? day.expected() : row.expectedCells();
                    return new SessionCompleteness(day.session(), expected, present.applyAsLong(day.session()));
                })
                .toList();
    }

    private static long symbolsWithFeatures(Map<LocalDate, SessionCoverage> features, LocalDate session) {
        SessionCoverage row = features.get(session);
        return row == null ? 0 : row.symbolsWithFeatures();
    }

    /** A symbol the provider never had statements of is not expected: it is a fact of the market, not staleness. */
    private List<SessionCompleteness> statements(List<LocalDate> sessions) {
        Map<LocalDate, Long> latest = market.latestStatements(sessions.get(sessions.size() - 1));
        long symbols = latest.values().stream().mapToLong(Long::longValue).sum();
        return sessions.stream()
                .map(session -> new SessionCompleteness(session, symbols, usable(latest, session)))
                .toList();
    }

    private static long usable(Map<LocalDate, Long> latest, LocalDate session) {
        return latest.entrySet().stream()
                .filter(entry -> !entry.getKey().plusDays(STATEMENT_DAYS).isBefore(session))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
