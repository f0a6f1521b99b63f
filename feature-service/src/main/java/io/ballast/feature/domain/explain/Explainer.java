package io.ballast.feature.domain.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.crosssection.ScoredFeature;
import io.ballast.feature.domain.definition.Family;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.explain.SymbolEvidence.Action;
import io.ballast.feature.domain.explain.SymbolEvidence.Bar;
import io.ballast.feature.domain.explain.SymbolEvidence.Revision;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

/** Computes a row again by the code of the builds, and tells what its values are made of or why they are null. */
public final class Explainer {
    private static final String NOT_FINITE = "the formula gives no finite number for these bars";

    private final ExchangeCalendar calendar;
    private final BuildSettings settings;
    private final int lastDue;

    /**
     * An explainer.
     *
     * @param calendar exchange sessions
     * @param settings of the builds
     * @param lastDue calendar ordinal of the latest session whose bars are due
     */
    public Explainer(ExchangeCalendar calendar, BuildSettings settings, int lastDue) {
        this.calendar = calendar;
        this.settings = settings;
        this.lastDue = lastDue;
    }

    /**
     * Explains a row.
     *
     * @param evidence of the symbol, with a bar on the session
     * @param session date
     * @param features one, or all of the registry
     * @param published per feature in publishing order, NaN where null; empty if the row is not built
     * @param scores of the session
     * @return what is behind the values
     */
    public Explanation explain(
            SymbolEvidence evidence,
            LocalDate session,
            List<Feature> features,
            Optional<double[]> published,
            SessionScores scores) {
        String symbol = evidence.facts().security().symbol();
        ComputedRow computed =
                new ComputedRow(calendar, inputs(evidence), settings.targets(), symbol, calendar.ordinal(session));
        boolean member = evidence.facts().security().membership(calendar).contains(computed.session());
        List<Explanation.Value> values = features.stream()
                .map(feature -> value(feature, computed, published.orElse(null), scores, member))
                .toList();
        UsedRows used = new UsedRows(computed);
        Feature reach = features.size() == 1 ? features.get(0) : Feature.RANGE_PCT;
        List<Bar> bars = used.own(reach, evidence.bars());
        List<Bar> benchmark = features.size() == 1
                ? used.benchmark(reach, bars, evidence.benchmark())
                : evidence.benchmark().stream()
                        .filter(bar -> bar.session().equals(session))
                        .toList();
        return new Explanation(
                symbol,
                session,
                settings.benchmark(),
                published.isPresent(),
                member,
                values,
                bars,
                benchmark,
                revisions(evidence, symbol, bars, benchmark),
                actions(evidence, bars),
                FactsInUse.shares(computed),
                FactsInUse.statement(computed),
                features.stream()
                        .filter(feature -> feature.family() == Family.CROSS_SECTION)
                        .map(score -> scores.peers(SessionScores.scored(score)))
                        .toList());
    }

    private BuildInputs inputs(SymbolEvidence evidence) {
        PanelBuilder panel = Panel.builder(BarColumns.ALL, 0);
        String symbol = evidence.facts().security().symbol();
        boolean benchmarkFirst = settings.benchmark().compareTo(symbol) < 0;
        if (benchmarkFirst) {
            add(panel, settings.benchmark(), evidence.benchmark());
        }
        add(panel, symbol, evidence.bars());
        if (!benchmarkFirst) {
            add(panel, settings.benchmark(), evidence.benchmark());
        }
        return new BuildInputs(
                panel.build(),
                Map.of(symbol, evidence.facts()),
                settings.benchmark(),
                lastDue,
                Map.of(),
                evidence.closed());
    }

    private void add(PanelBuilder panel, String symbol, List<Bar> bars) {
        for (Bar bar : bars) {
            panel.add(
                    symbol,
                    calendar.ordinal(bar.session()),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    bar.priceFactor(),
                    bar.splitFactor());
        }
    }

    private static Explanation.Value value(
            Feature feature, ComputedRow computed, double[] published, SessionScores scores, boolean member) {
        boolean isScore = feature.family() == Family.CROSS_SECTION;
        ScoredFeature scored = isScore ? SessionScores.scored(feature) : null;
        double value = isScore ? scores.score(scored, computed, member) : computed.value(feature);
        String reason = null;
        if (Double.isNaN(value)) {
            reason = isScore ? scores.nullReason(scored, computed, member) : new NullReasons(computed).of(feature);
            reason = reason == null ? NOT_FINITE : reason;
        }
        double stored = published == null ? Double.NaN : published[feature.ordinal()];
        return new Explanation.Value(
                feature.column(),
                feature.unit().text(),
                feature.formula(),
                FactsInUse.nullable(stored),
                FactsInUse.nullable(value),
                published != null && Double.doubleToLongBits(stored) == Double.doubleToLongBits(value),
                reason);
    }

    private List<Revision> revisions(SymbolEvidence evidence, String symbol, List<Bar> own, List<Bar> benchmark) {
        Set<LocalDate> ownDates = own.stream().map(Bar::session).collect(Collectors.toSet());
        Set<LocalDate> marketDates = benchmark.stream().map(Bar::session).collect(Collectors.toSet());
        return evidence.revisions().stream()
                .filter(revision ->
                        (revision.symbol().equals(symbol) ? ownDates : marketDates).contains(revision.session()))
                .toList();
    }

    /** Factors are products of all actions so far, so the earlier ones are behind a value too. */
    private static List<Action> actions(SymbolEvidence evidence, List<Bar> bars) {
        LocalDate last = bars.get(bars.size() - 1).session();
        return evidence.actions().stream()
                .filter(action -> !action.exDate().isAfter(last))
                .toList();
    }
}
