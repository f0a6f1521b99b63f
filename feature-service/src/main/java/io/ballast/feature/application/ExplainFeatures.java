package io.ballast.feature.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.feature.application.FeatureReports.FeatureRow;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.explain.Explainer;
import io.ballast.feature.domain.explain.Explanation;
import io.ballast.feature.domain.explain.SymbolEvidence;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;

/** Tells what is behind the published values of a symbol and session. */
@ApplicationScoped
public class ExplainFeatures {
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final BusinessClock clock;
    private final Evidence evidence;
    private final FeatureReports reports;

    @Inject
    ExplainFeatures(
            ExchangeCalendar calendar,
            PublishSchedule schedule,
            BusinessClock clock,
            Evidence evidence,
            FeatureReports reports) {
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
        this.evidence = evidence;
        this.reports = reports;
    }

    /**
     * Explains a row.
     *
     * @param symbol ticker
     * @param date session
     * @param features one, or all of the registry
     * @param settings of the builds
     * @return what is behind the values
     * @throws NothingToExplainException if there is no such row
     */
    public Explanation explain(String symbol, LocalDate date, List<Feature> features, BuildSettings settings) {
        if (!calendar.isSession(date)) {
            throw new NothingToExplainException("The exchange had no session on " + date + ".", sessionsAround(date));
        }
        SymbolEvidence known = evidence.of(symbol, settings.benchmark())
                .orElseThrow(() -> new NothingToExplainException(
                        "There are no features of '" + symbol + "'.",
                        "Symbols are upper case, and only stocks that were included in the universe have features;"
                                + " the benchmark " + settings.benchmark() + " has none of its own."));
        if (known.bars().stream().noneMatch(bar -> bar.session().equals(date))) {
            throw noBar(symbol, date, known);
        }
        int lastDue = calendar.ordinal(schedule.lastDueSession(clock.instant()));
        Optional<double[]> published =
                reports.rows(symbol, date, date, null).stream().findFirst().map(FeatureRow::values);
        return new Explainer(calendar, settings, lastDue)
                .explain(known, date, features, published, evidence.scores(date, settings.benchmark()));
    }

    private String sessionsAround(LocalDate date) {
        LocalDate first = calendar.session(0);
        LocalDate last = calendar.session(calendar.size() - 1);
        return date.isAfter(first) && date.isBefore(last)
                ? "Ask for " + calendar.previous(date) + " or " + calendar.next(date) + "."
                : "Ask for a session from " + first + " to " + last + ".";
    }

    private NothingToExplainException noBar(String symbol, LocalDate date, SymbolEvidence known) {
        String reason = evidence.absence(symbol, date)
                .map(absence -> " The absence ledger says: " + absence + ".")
                .orElse("");
        String stored = known.bars().isEmpty()
                ? "no bar of it is stored; backfill bars first."
                : "its bars go from " + known.bars().get(0).session() + " to "
                        + known.bars().get(known.bars().size() - 1).session() + ".";
        return new NothingToExplainException(
                "There is no bar of " + symbol + " on " + date + ", so it has no features." + reason,
                "Ask for another session: " + stored);
    }
}
