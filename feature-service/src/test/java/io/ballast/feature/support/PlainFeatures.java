package io.ballast.feature.support;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.kernel.panel.Panel;

/**
 * Features of one symbol written down from their definitions, every value from its own window: slow, without state, and
 * without anything of the kernels. Horizon 5, no delisting. Scores and fundamentals are left out.
 */
public final class PlainFeatures {
    private static final int RESTART = 20;

    private final Panel panel;
    private final int start;
    private final int rows;
    private final int benchmark;
    private final IntToDoubleFunction shares;
    private final int[] positions;

    /**
     * A reference.
     *
     * @param panel bars
     * @param symbol with bars
     * @param benchmark with or without
     * @param shares outstanding by session ordinal, NaN where unknown
     */
    public PlainFeatures(Panel panel, String symbol, String benchmark, IntToDoubleFunction shares) {
        this(panel, symbol, benchmark, shares, session -> false);
    }

    /**
     * A reference of a market with closures.
     *
     * @param panel bars
     * @param symbol with bars
     * @param benchmark with or without
     * @param shares outstanding by session ordinal, NaN where unknown
     * @param closed session ordinals that were declared closed
     */
    public PlainFeatures(
            Panel panel, String symbol, String benchmark, IntToDoubleFunction shares, IntPredicate closed) {
        int index = panel.indexOf(symbol);
        this.panel = panel;
        this.start = panel.rowStart(index);
        this.rows = panel.rowEnd(index) - start;
        this.benchmark = panel.indexOf(benchmark);
        this.shares = shares;
        this.positions = IntStream.range(0, rows)
                .map(t -> (int) IntStream.rangeClosed(session(0), session(t))
                        .filter(session -> !closed.test(session) || panel.rowAt(index, session) >= 0)
                        .count())
                .toArray();
    }

    /**
     * Rows of the symbol.
     *
     * @return at least 1
     */
    public int rows() {
        return rows;
    }

    /**
     * Calendar ordinal of a row.
     *
     * @param t row
     * @return session
     */
    public int session(int t) {
        return panel.sessions()[start + t];
    }

    /**
     * A value by its definition.
     *
     * @param feature neither a score nor a fundamental ratio
     * @param t row
     * @return NaN where null
     */
    public double value(Feature feature, int t) {
        double value =
                switch (feature) {
                    case RET_1D -> momentum(t, 1, 0);
                    case RET_5D -> momentum(t, 5, 0);
                    case MOM_21 -> momentum(t, 21, 0);
                    case MOM_63 -> momentum(t, 63, 0);
                    case MOM_126 -> momentum(t, 126, 0);
                    case MOM_252 -> momentum(t, 252, 0);
                    case MOM_252_21 -> momentum(t, 252, 21);
                    case OVERNIGHT_GAP -> reaches(t, 1) ? adjusted(BarColumns.OPEN, t) / price(t - 1) - 1 : Double.NaN;
                    case VOL_21 -> deviation(window(t, 21, 1, this::oneRowReturn));
                    case VOL_63 -> deviation(window(t, 63, 1, this::oneRowReturn));
                    case VOL_252 -> deviation(window(t, 252, 1, this::oneRowReturn));
                    case MAX_RET_21 -> max(window(t, 21, 1, this::oneRowReturn));
                    case REVERSAL_5D_Z -> reversal(t);
                    case RANGE_PCT -> range(t);
                    case RANGE_21 -> mean(window(t, 21, 0, this::range));
                    case HIGH_252_RATIO -> price(t) / max(window(t, 252, 0, i -> adjusted(BarColumns.HIGH, i)));
                    case RSI_14 -> relativeStrength(t);
                    case ATR_14_PCT -> averageTrueRange(t);
                    case EMA_12_26_PCT ->
                        sinceRestart(t) < 25 ? Double.NaN : (average(t, 12) - average(t, 26)) / price(t);
                    case EMA_50_200_RATIO -> sinceRestart(t) < 199 ? Double.NaN : average(t, 50) / average(t, 200) - 1;
                    case OBV_21_RATIO -> onBalanceVolume(t);
                    case ILLIQ_21 -> 1e6 * mean(window(t, 21, 1, this::impact));
                    case ADV_USD_21 -> overSessions(t, this::dollars) / 21;
                    case ZERO_VOLUME_21 -> 1 - overSessions(t, i -> raw(BarColumns.VOLUME, i) > 0 ? 1 : 0) / 21;
                    case TURNOVER_21 -> overSessions(t, i -> raw(BarColumns.VOLUME, i) / shares(i)) / 21;
                    case SIZE_LN -> Math.log(raw(BarColumns.CLOSE, t) * shares(t));
                    case BETA_63 -> beta(t);
                    case IVOL_63 -> residual(t);
                    case MKT_RET_1D -> market(t, 1);
                    case MKT_RET_5D -> market(t, 5);
                    case MKT_RET_21D -> market(t, 21);
                    case MKT_VOL_21 -> marketVolatility(t, 21);
                    case MKT_VOL_63 -> marketVolatility(t, 63);
                    case FWD_RET -> label(t, 0);
                    case FWD_RET_RESID -> label(t, 0) - beta(t) * marketLabel(t, 0);
                    case FWD_RET_EXEC -> label(t, 1);
                    case FWD_RET_EXEC_RESID -> label(t, 1) - beta(t) * marketLabel(t, 1);
                    default -> throw new IllegalArgumentException(feature + " has no plain definition here");
                };
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private double raw(String column, int t) {
        return panel.column(column)[start + t];
    }

    private double adjusted(String column, int t) {
        return raw(column, t) * raw(BarColumns.PRICE_FACTOR, t);
    }

    private double price(int t) {
        return adjusted(BarColumns.CLOSE, t);
    }

    private double dollars(int t) {
        return raw(BarColumns.CLOSE, t) * raw(BarColumns.VOLUME, t);
    }

    private double shares(int t) {
        return shares.applyAsDouble(session(t));
    }

    private boolean within(int first, int last, int k) {
        return positions[last] - positions[first] <= k + k / 4;
    }

    private boolean reaches(int t, int k) {
        return t >= k && within(t - k, t, k);
    }

    private double momentum(int t, int n, int skipped) {
        return reaches(t, n) ? price(t - skipped) / price(t - n) - 1 : Double.NaN;
    }

    private double oneRowReturn(int t) {
        return momentum(t, 1, 0);
    }

    private double range(int t) {
        return (adjusted(BarColumns.HIGH, t) - adjusted(BarColumns.LOW, t)) / price(t);
    }

    private double impact(int t) {
        return dollars(t) == 0 ? Double.NaN : Math.abs(oneRowReturn(t)) / dollars(t);
    }

    /** The non-null values of n rows, or none if they are too few or stretch too far. */
    private double[] window(int t, int n, int inputReach, IntToDoubleFunction input) {
        if (!reaches(t, n - 1 + inputReach)) {
            return new double[0];
        }
        double[] values = IntStream.rangeClosed(t - n + 1, t)
                .mapToDouble(input)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        return values.length < Math.ceil(0.8 * n) ? new double[0] : values;
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElse(Double.NaN);
    }

    private static double max(double[] values) {
        return DoubleStream.of(values).max().orElse(Double.NaN);
    }

    private static double deviation(double[] values) {
        if (values.length == 0 || DoubleStream.of(values).distinct().count() == 1) {
            return values.length == 0 ? Double.NaN : 0;
        }
        double mean = mean(values);
        return Math.sqrt(
                DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    private double reversal(int t) {
        double before = reaches(t, 22) ? value(Feature.VOL_21, t - 1) : Double.NaN;
        return before == 0 ? Double.NaN : -momentum(t, 5, 0) / (before * Math.sqrt(5));
    }

    private double onBalanceVolume(int t) {
        double[] signed = window(t, 21, 1, i -> Math.signum(oneRowReturn(i)) * adjustedVolume(i));
        double total = DoubleStream.of(window(t, 21, 1, i -> Math.abs(oneRowReturn(i)) * 0 + adjustedVolume(i)))
                .sum();
        return total == 0 ? Double.NaN : DoubleStream.of(signed).sum() / total;
    }

    private double adjustedVolume(int t) {
        return raw(BarColumns.VOLUME, t) / raw(BarColumns.SPLIT_FACTOR, t);
    }

    private double overSessions(int t, IntToDoubleFunction input) {
        if (positions[t] - positions[0] < 20) {
            return Double.NaN;
        }
        return IntStream.rangeClosed(0, t)
                .filter(i -> positions[i] > positions[t] - 21)
                .mapToDouble(input)
                .sum();
    }

    private int restart(int t) {
        int first = t;
        while (first > 0 && positions[first] - positions[first - 1] - 1 <= RESTART) {
            first--;
        }
        return first;
    }

    private int sinceRestart(int t) {
        return t - restart(t);
    }

    private double average(int t, int n) {
        double alpha = 2.0 / (n + 1);
        double average = price(restart(t));
        for (int i = restart(t) + 1; i <= t; i++) {
            average = alpha * price(i) + (1 - alpha) * average;
        }
        return average;
    }

    private double wilder(int t, IntToDoubleFunction input) {
        int first = restart(t);
        double average = IntStream.rangeClosed(first + 1, first + 14)
                .mapToDouble(input)
                .average()
                .orElseThrow();
        for (int i = first + 15; i <= t; i++) {
            average = (13 * average + input.applyAsDouble(i)) / 14;
        }
        return average;
    }

    private double relativeStrength(int t) {
        if (sinceRestart(t) < 14) {
            return Double.NaN;
        }
        double gain = wilder(t, i -> Math.max(price(i) - price(i - 1), 0));
        double loss = wilder(t, i -> Math.max(price(i - 1) - price(i), 0));
        return gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
    }

    private double averageTrueRange(int t) {
        return sinceRestart(t) < 14 ? Double.NaN : wilder(t, this::trueRange) / price(t);
    }

    private double trueRange(int t) {
        double high = adjusted(BarColumns.HIGH, t);
        double low = adjusted(BarColumns.LOW, t);
        double before = price(t - 1);
        return List.of(high - low, Math.abs(high - before), Math.abs(low - before)).stream()
                .max(Double::compare)
                .orElseThrow();
    }

    private double benchmark(String column, int session) {
        int row = benchmark < 0 ? -1 : panel.rowAt(benchmark, session);
        return row < 0 ? Double.NaN : panel.column(column)[row] * panel.column(BarColumns.PRICE_FACTOR)[row];
    }

    private double benchmarkReturn(int t) {
        return benchmark(BarColumns.CLOSE, session(t)) / benchmark(BarColumns.CLOSE, session(t - 1)) - 1;
    }

    private double[][] pairs(int t) {
        double[] own = window(t, 63, 1, i -> benchmarkReturn(i) * 0 + oneRowReturn(i));
        double[] market = window(t, 63, 1, i -> oneRowReturn(i) * 0 + benchmarkReturn(i));
        return new double[][] {own, market};
    }

    private static double covariance(double[] a, double[] b) {
        double meanOfA = mean(a);
        double meanOfB = mean(b);
        return IntStream.range(0, a.length)
                        .mapToDouble(i -> (a[i] - meanOfA) * (b[i] - meanOfB))
                        .sum()
                / (a.length - 1);
    }

    private double beta(int t) {
        double[][] pairs = pairs(t);
        if (pairs[0].length == 0 || deviation(pairs[1]) == 0) {
            return Double.NaN;
        }
        return deviation(pairs[0]) == 0 ? 0 : covariance(pairs[0], pairs[1]) / covariance(pairs[1], pairs[1]);
    }

    private double residual(int t) {
        double beta = beta(t);
        if (Double.isNaN(beta)) {
            return Double.NaN;
        }
        double[][] pairs = pairs(t);
        double own = deviation(pairs[0]) == 0 ? 0 : covariance(pairs[0], pairs[0]);
        double both = own == 0 ? 0 : covariance(pairs[0], pairs[1]);
        return Math.sqrt(Math.max(0, own - both * both / covariance(pairs[1], pairs[1])));
    }

    /** Position of the row's session among the benchmark's rows, negative if it has no bar there. */
    private int benchmarkRow(int t) {
        int row = benchmark < 0 ? -1 : panel.rowAt(benchmark, session(t));
        return row < 0 ? -1 : row - panel.rowStart(benchmark);
    }

    private double benchmarkPrice(int row) {
        int at = panel.rowStart(benchmark) + row;
        return panel.column(BarColumns.CLOSE)[at] * panel.column(BarColumns.PRICE_FACTOR)[at];
    }

    private double market(int t, int n) {
        int row = benchmarkRow(t);
        return row < n ? Double.NaN : benchmarkPrice(row) / benchmarkPrice(row - n) - 1;
    }

    private double marketVolatility(int t, int n) {
        int row = benchmarkRow(t);
        return row < n
                ? Double.NaN
                : deviation(IntStream.rangeClosed(row - n + 1, row)
                        .mapToDouble(i -> benchmarkPrice(i) / benchmarkPrice(i - 1) - 1)
                        .toArray());
    }

    private double label(int t, int entry) {
        int end = t + 5 + entry;
        if (end >= rows || !within(t, end, 5 + entry)) {
            return Double.NaN;
        }
        return price(end) / (entry == 0 ? price(t) : adjusted(BarColumns.OPEN, t + 1)) - 1;
    }

    private double marketLabel(int t, int entry) {
        int end = t + 5 + entry;
        if (end >= rows) {
            return Double.NaN;
        }
        double from = entry == 0 ? benchmark(BarColumns.CLOSE, session(t)) : benchmark(BarColumns.OPEN, session(t + 1));
        return benchmark(BarColumns.CLOSE, session(end)) / from - 1;
    }
}
