package io.ballast.monitor.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import io.ballast.contracts.Services;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.FreshnessReport;

/**
 * Keeps everything at a glance up to date, so that neither a page nor a scrape asks the database. Figures are read when
 * something changed and at least every {@value #FIGURES_EVERY_MILLIS} ms, runs at every change.
 */
@Singleton
public class StatusBoard {

    private static final Logger LOG = Logger.getLogger(StatusBoard.class);
    private static final long FIGURES_EVERY_MILLIS = 10_000;
    private static final long FIGURES_AT_MOST_EVERY_MILLIS = 2_000;
    private static final int RUNS = 10;
    private static final int HISTORY = 120;

    /** A reading that took long is not repeated at once: at most so much of the time goes into it. */
    private static final int REST_FACTOR = 9;

    private final Judge judge;
    private final MeasureSegments segments;
    private final MeasureImpact impact;
    private final MarketReader market;
    private final CertificateStore certificates;
    private final RunStore runs;
    private final MorningReports reports;
    private final WatchConditions conditions;
    private final WatchRules rules;
    private final RemoteServices services;
    private final BusinessClock clock;
    private final Thresholds thresholds;
    private final Event<StatusSnapshot> updates;

    private volatile StatusSnapshot current;
    private volatile boolean figuresChanged = true;
    private volatile boolean runsChanged = true;
    private volatile boolean stopping;
    private long figuresReadAt;
    private long figuresTook;

    @Inject
    StatusBoard(
            Judge judge,
            MeasureSegments segments,
            MeasureImpact impact,
            MarketReader market,
            CertificateStore certificates,
            RunStore runs,
            MorningReports reports,
            WatchConditions conditions,
            WatchRules rules,
            RemoteServices services,
            BusinessClock clock,
            Thresholds thresholds,
            Event<StatusSnapshot> updates) {
        this.judge = judge;
        this.segments = segments;
        this.impact = impact;
        this.market = market;
        this.certificates = certificates;
        this.runs = runs;
        this.reports = reports;
        this.conditions = conditions;
        this.rules = rules;
        this.services = services;
        this.clock = clock;
        this.thresholds = thresholds;
        this.updates = updates;
    }

    /**
     * Everything at a glance, read now if it never was.
     *
     * @return at most some seconds old
     */
    public StatusSnapshot current() {
        return current == null ? refresh() : current;
    }

    /**
     * Reads everything anew.
     *
     * @return what is true now
     */
    public synchronized StatusSnapshot refresh() {
        figuresChanged = false;
        runsChanged = false;
        Instant begin = Instant.now();
        StatusSnapshot.Figures figures = figures();
        tell(figures);
        watch(figures);
        figuresReadAt = System.currentTimeMillis();
        figuresTook = figuresReadAt - begin.toEpochMilli();
        publish(begin, figures, health());
        return current;
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DataChanged change) {
        runsChanged = true;
        figuresChanged |= change.figures();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAround() {
        if (stopping) {
            return;
        }
        try {
            long since = System.currentTimeMillis() - figuresReadAt;
            long rest = Math.max(FIGURES_AT_MOST_EVERY_MILLIS, REST_FACTOR * figuresTook);
            if (current == null || since >= rest && (figuresChanged || since >= FIGURES_EVERY_MILLIS)) {
                refresh();
            } else if (runsChanged) {
                runsChanged = false;
                publish(current.takenAt(), current.figures(), current.services());
            }
        } catch (RuntimeException failed) {
            LOG.warnf("Failed to refresh the status: %s", failed.getMessage());
        }
    }

    private StatusSnapshot.Figures figures() {
        MonitorSettings settings = thresholds.now();
        FreshnessReport freshness = judge.freshness(settings);
        BreadthReport breadth = judge.breadth(settings);
        CertificateStore.Decision decision = certificates.latest().orElse(null);
        return new StatusSnapshot.Figures(
                settings,
                breadth,
                segments.of(breadth.session(), settings),
                impact.of(breadth),
                judge.targetCoverage(settings),
                freshness,
                judge.statementCoverage(),
                decision,
                market.includedStocks(),
                market.bias(),
                market.coverage(HISTORY),
                conditions.of(freshness, breadth, decision));
    }

    private List<RemoteServices.ServiceHealth> health() {
        List<RemoteServices.ServiceHealth> all = new ArrayList<>();
        services.names().forEach(name -> all.add(services.health(name)));
        all.add(new RemoteServices.ServiceHealth(Services.MONITOR, true, null));
        return all;
    }

    private void publish(Instant takenAt, StatusSnapshot.Figures figures, List<RemoteServices.ServiceHealth> health) {
        var recent = runs.recent(RUNS);
        var unresolved = rules.unresolved();
        Instant now = clock.instant();
        Headline headline = Headline.of(figures, health, recent, unheard(unresolved, now));
        current = new StatusSnapshot(
                takenAt,
                now,
                headline,
                figures,
                health,
                recent,
                unresolved,
                reports.find(Optional.empty()).orElse(null));
        updates.fire(current);
    }

    private static List<Incident> unheard(List<Incident> unresolved, Instant now) {
        return unresolved.stream().filter(incident -> !incident.isMuted(now)).toList();
    }

    /** The page shows its figures even if nothing can be written. */
    private void watch(StatusSnapshot.Figures figures) {
        try {
            rules.watch(figures);
        } catch (RuntimeException failed) {
            LOG.warnf("Failed to watch the rules: %s", failed.getMessage());
        }
    }

    /** A verdict is told when it changes, not each time it is found again. */
    private void tell(StatusSnapshot.Figures figures) {
        StatusSnapshot.Figures before = current == null ? null : current.figures();
        if (before == null
                || before.breadth().verdict() != figures.breadth().verdict()
                || !Objects.equals(before.breadth().session(), figures.breadth().session())) {
            VerdictLog.breadth(figures.breadth());
        }
        if (before == null
                || before.targetCoverage().verdict() != figures.targetCoverage().verdict()) {
            VerdictLog.targetCoverage(figures.targetCoverage());
        }
        if (before == null
                || before.freshness().verdict() != figures.freshness().verdict()) {
            VerdictLog.freshness(figures.freshness());
        }
    }
}
