package io.ballast.feature.domain.explain;

import java.time.LocalDate;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.SymbolComputer;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.price.RecursiveKernel;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;

/** A symbol computed by the code of the builds, and one of its rows. Scores are not in it. */
final class ComputedRow {
    private final ExchangeCalendar calendar;
    private final BuildInputs inputs;
    private final TargetSettings targets;
    private final SymbolFacts facts;
    private final BenchmarkSeries benchmark;
    private final SymbolSeries series;
    private final FeatureBlock block;
    private final double[] shares;
    private final int row;

    /** The row must be there. */
    ComputedRow(ExchangeCalendar calendar, BuildInputs inputs, TargetSettings targets, String symbol, int session) {
        this.calendar = calendar;
        this.inputs = inputs;
        this.targets = targets;
        this.facts = inputs.facts().get(symbol);
        Panel bars = inputs.bars();
        this.benchmark = BenchmarkSeries.of(bars, inputs.benchmark(), calendar.size());
        int index = bars.indexOf(symbol);
        this.series = new SymbolSeries(inputs.closed());
        series.load(bars, index, benchmark);
        this.shares = facts.shares().before(series, 0, calendar);
        this.block = new SymbolComputer(calendar, benchmark, targets, inputs.lastDue(), inputs.closed())
                .compute(bars, index, facts);
        this.row = rowOf(session);
    }

    private int rowOf(int session) {
        for (int t = 0; t < series.rows(); t++) {
            if (series.sessions()[t] == session) {
                return t;
            }
        }
        throw new IllegalArgumentException("There is no bar on " + calendar.session(session));
    }

    int row() {
        return row;
    }

    int session() {
        return series.sessions()[row];
    }

    LocalDate date() {
        return dateOf(row);
    }

    LocalDate dateOf(int anyRow) {
        return calendar.session(series.sessions()[anyRow]);
    }

    double value(Feature feature) {
        return block.column(feature)[row];
    }

    SymbolSeries series() {
        return series;
    }

    double shares(int anyRow) {
        return shares[anyRow];
    }

    SymbolFacts facts() {
        return facts;
    }

    BenchmarkSeries benchmark() {
        return benchmark;
    }

    String benchmarkSymbol() {
        return inputs.benchmark();
    }

    int horizon() {
        return targets.horizon();
    }

    ExchangeCalendar calendar() {
        return calendar;
    }

    /** First row since the last hole that recursive averages do not bridge. */
    int restart() {
        int first = row;
        while (first > 0 && series.sessionsBetween(first - 1, first) - 1 <= RecursiveKernel.MISSING_SESSIONS_ALLOWED) {
            first--;
        }
        return first;
    }

    /** The last row before a delisting that is known, -1 while listed. */
    int lastRow() {
        int delisted = facts.security().lastSession(calendar, inputs.lastDue());
        int last = delisted < 0 ? -1 : series.rows() - 1;
        while (last >= 0 && series.sessions()[last] > delisted) {
            last--;
        }
        return last;
    }

    /** The row a label ends on, which may lie behind the last one there is. */
    int labelEnd(int rowsAhead) {
        int last = lastRow();
        return last >= row && last < row + rowsAhead ? last : row + rowsAhead;
    }
}
