package io.ballast.feature.application;

import java.time.LocalDate;
import java.util.Comparator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.fingerprint.Definitions;
import io.ballast.feature.domain.increment.InputChange;
import io.ballast.feature.domain.proof.Reproduction;
import io.ballast.feature.domain.proof.RowComparison;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;

/**
 * Rebuilds published rows from the stored inputs and compares them bit for bit. The rebuilt rows are streamed past the
 * published ones rather than stored: see ADR 0065.
 */
@ApplicationScoped
public class ProveReproducible {
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final BusinessClock clock;
    private final MarketInputs inputs;
    private final FeatureTable table;
    private final PublishedRows rows;
    private final BuildLog builds;
    private final IncrementTable increments;
    private final MarketChanges changes;

    @Inject
    ProveReproducible(
            ExchangeCalendar calendar,
            PublishSchedule schedule,
            BusinessClock clock,
            MarketInputs inputs,
            FeatureTable table,
            PublishedRows rows,
            BuildLog builds,
            IncrementTable increments,
            MarketChanges changes) {
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
        this.inputs = inputs;
        this.table = table;
        this.rows = rows;
        this.builds = builds;
        this.increments = increments;
        this.changes = changes;
    }

    /**
     * Proves a range.
     *
     * @param from first session to compare, null: the first one
     * @param to last session to compare, null: the latest one
     * @param settings of the builds
     * @param progress told how far it is
     * @return what came of it
     * @throws NothingToBuildException if nothing was built yet, or the range has no session with features
     */
    public Reproduction prove(LocalDate from, LocalDate to, BuildSettings settings, BuildProgress progress) {
        FeatureBuild last = lastWriting();
        int lastDue = calendar.ordinal(schedule.lastDueSession(clock.instant()));
        BuildInputs market = inputs.read(settings.benchmark(), lastDue);
        PanelBuild panel = new PanelBuild(calendar, market, settings.targets());
        SessionRange range = range(from, to, panel, last);
        RowComparison.Outcome outcome = compare(panel, range, progress);
        String stored = table.contentHash(last);
        Since since = since(settings);
        if (!lastWriting().buildId().equals(last.buildId())) {
            throw new NothingToBuildException(
                    "A build was published while its predecessor was proved: nothing can be said; prove again");
        }
        return new Reproduction(
                outcome.differingRows() == 0 && stored.equals(last.contentHash()),
                calendar.session(range.from()),
                calendar.session(range.toExclusive() - 1),
                outcome.publishedRows(),
                outcome.rebuiltRows(),
                outcome.differingRows(),
                outcome.publishedHash(),
                outcome.rebuiltHash(),
                last.contentHash(),
                stored,
                since.inputsChangedFrom(),
                since.obstacle(),
                outcome.first());
    }

    private FeatureBuild lastWriting() {
        return builds.latestThatWrote()
                .orElseThrow(
                        () -> new NothingToBuildException("No features were published yet: nothing can be proved"));
    }

    /** Everything up to the last published session; rows without a bar behind them must be found too. */
    private SessionRange range(LocalDate from, LocalDate to, PanelBuild panel, FeatureBuild last) {
        int end = Math.max(panel.latestBar(), calendar.ordinal(last.latestSession())) + 1;
        SessionRange wanted = SessionRange.of(calendar, from, to == null ? null : to.plusDays(1));
        SessionRange all =
                new SessionRange(from == null ? Math.max(0, panel.sessions().from()) : 0, end);
        SessionRange range = wanted.intersect(all);
        if (range.from() >= range.toExclusive()) {
            throw new NothingToBuildException("from=" + from + " to=" + to + " holds no session up to "
                    + last.latestSession() + ", the latest one with features");
        }
        return range;
    }

    private RowComparison.Outcome compare(PanelBuild panel, SessionRange range, BuildProgress progress) {
        long total = panel.rows();
        CrossSections crossSections = panel.crossSections(done -> progress.rows(0, total));
        LocalDate first = calendar.session(range.from());
        LocalDate last = calendar.session(range.toExclusive() - 1);
        try (PublishedRows.Cursor published = rows.open(first, last)) {
            RowComparison comparison = new RowComparison(calendar, range, published);
            panel.compute(crossSections, comparison, done -> progress.rows(done, total));
            return comparison.finish();
        }
    }

    /** What may explain differences: the earliest date that changes since the last build touch, or why that says nothing. */
    private record Since(LocalDate inputsChangedFrom, String obstacle) {}

    private Since since(BuildSettings settings) {
        IncrementTable.Basis basis = increments.basis().orElse(null);
        if (basis == null) {
            return new Since(null, IncrementTable.NO_BASIS);
        }
        try (MarketChanges.Reading reading = changes.since(basis.snapshot())) {
            if (!reading.isTrusted()) {
                return new Since(null, MarketChanges.OTHER_SERVER);
            }
            LocalDate first = reading.changes().stream()
                    .map(InputChange::first)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            return new Since(
                    first,
                    basis.obstacle(settings, Definitions.current())
                            .or(() -> basis.obstacle(reading.closed()))
                            .orElse(null));
        }
    }
}
