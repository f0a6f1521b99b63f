package io.ballast.feature.domain.proof;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.build.SymbolSink;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Compares rows as they are rebuilt with the published ones, both by symbol and session, bit for bit. */
public final class RowComparison implements SymbolSink {
    private static final int NAMED = 10;

    private final ExchangeCalendar calendar;
    private final SessionRange range;
    private final Iterator<PublishedRow> published;
    private final RowHash publishedHash = new RowHash();
    private final RowHash rebuiltHash = new RowHash();
    private final List<RowDifference> first = new ArrayList<>();
    private PublishedRow next;
    private long publishedRows;
    private long rebuiltRows;
    private long differing;

    /**
     * A comparison.
     *
     * @param calendar exchange sessions
     * @param range sessions to compare; rebuilt rows of others are passed over
     * @param published rows of the range in order
     */
    public RowComparison(ExchangeCalendar calendar, SessionRange range, Iterator<PublishedRow> published) {
        this.calendar = calendar;
        this.range = range;
        this.published = published;
        advance();
    }

    /**
     * What came of it.
     *
     * @param publishedRows rows read
     * @param rebuiltRows rows rebuilt
     * @param differingRows rows that only one side has or whose bits differ
     * @param publishedHash SHA-256 over the published rows' bits, lower-case hex
     * @param rebuiltHash the same over the rebuilt rows
     * @param first differences, at most {@value #NAMED}
     */
    public record Outcome(
            long publishedRows,
            long rebuiltRows,
            long differingRows,
            String publishedHash,
            String rebuiltHash,
            List<RowDifference> first) {}

    @Override
    public void accept(String symbol, int[] sessions, FeatureBlock block) {
        for (int t = 0; t < block.rows(); t++) {
            if (range.contains(sessions[t])) {
                compare(row(symbol, sessions[t], block, t));
            }
        }
    }

    private void compare(PublishedRow rebuilt) {
        rebuiltRows++;
        rebuiltHash.add(rebuilt);
        while (next != null && next.compareTo(rebuilt.symbol(), rebuilt.session()) < 0) {
            note(next, "not rebuilt", List.of());
            advance();
        }
        if (next == null || next.compareTo(rebuilt.symbol(), rebuilt.session()) > 0) {
            note(rebuilt, "not published", List.of());
            return;
        }
        List<RowDifference.Column> columns = differences(next, rebuilt);
        if (!columns.isEmpty()) {
            note(rebuilt, "differs", columns);
        }
        advance();
    }

    /**
     * Ends the comparison: published rows that are left were not rebuilt.
     *
     * @return outcome
     */
    public Outcome finish() {
        while (next != null) {
            note(next, "not rebuilt", List.of());
            advance();
        }
        return new Outcome(
                publishedRows,
                rebuiltRows,
                differing,
                publishedHash.finish(),
                rebuiltHash.finish(),
                List.copyOf(first));
    }

    private void advance() {
        next = published.hasNext() ? published.next() : null;
        if (next != null) {
            publishedRows++;
            publishedHash.add(next);
        }
    }

    private void note(PublishedRow row, String what, List<RowDifference.Column> columns) {
        differing++;
        if (first.size() < NAMED) {
            first.add(new RowDifference(row.symbol(), calendar.session(row.session()), what, columns));
        }
    }

    private static PublishedRow row(String symbol, int session, FeatureBlock block, int t) {
        double[] values = new double[Feature.all().size()];
        for (Feature feature : Feature.all()) {
            values[feature.ordinal()] = block.column(feature)[t];
        }
        return new PublishedRow(symbol, session, values, block.terminal()[t]);
    }

    private static List<RowDifference.Column> differences(PublishedRow published, PublishedRow rebuilt) {
        List<RowDifference.Column> columns = new ArrayList<>();
        for (Feature feature : Feature.all()) {
            double before = published.values()[feature.ordinal()];
            double now = rebuilt.values()[feature.ordinal()];
            if (Double.doubleToLongBits(before) != Double.doubleToLongBits(now)) {
                columns.add(new RowDifference.Column(feature.column(), nullable(before), nullable(now)));
            }
        }
        if (published.labelTerminal() != rebuilt.labelTerminal()) {
            columns.add(new RowDifference.Column(
                    "label_terminal", flag(published.labelTerminal()), flag(rebuilt.labelTerminal())));
        }
        return columns;
    }

    private static Double flag(boolean value) {
        return value ? 1.0 : 0.0;
    }

    private static Double nullable(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
