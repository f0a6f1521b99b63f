package io.ballast.benchmarks.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.kernel.panel.Panel;

/**
 * The same values the way one writes them first: symbol by symbol, each definition as it stands, over boxed columns. It is
 * spared what needs further tables: fundamentals, shares and the features of the market alone.
 */
public final class PlainFeatures {
    private static final int HORIZON = 5;
    private static final int LONGEST_HOLE = 20;

    private final Panel panel;
    private final int symbol;
    private final int[] sessions;
    private final Map<Feature, Series> features = new EnumMap<>(Feature.class);

    private PlainFeatures(Panel panel, int symbol) {
        this.panel = panel;
        this.symbol = symbol;
        this.sessions = Arrays.copyOfRange(panel.sessions(), panel.rowStart(symbol), panel.rowEnd(symbol));
    }

    /**
     * Measures it.
     *
     * @param run what is asked for
     * @param market its bars
     * @return computing alone, on all cores
     * @throws Exception if it fails
     */
    public static Measurement measure(Run run, SeededMarket market) throws Exception {
        Panel panel = market.panel();
        ExecutorService pool = Executors.newFixedThreadPool(AllCores.number());
        try {
            return run.measureLong(
                    panel.rowCount(),
                    () -> AllCores.sum(pool, panel.symbolCount(), () -> symbol -> last(of(panel, symbol))),
                    () -> 0);
        } finally {
            pool.shutdownNow();
        }
    }

    private static double last(Map<Feature, Series> features) {
        return features.values().stream()
                .map(series -> series.values().get(series.values().size() - 1))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Every feature and target that needs nothing but bars. */
    static Map<Feature, Series> of(Panel panel, int symbol) {
        PlainFeatures plain = new PlainFeatures(panel, symbol);
        plain.compute();
        return plain.features;
    }

    private void compute() {
        Series factor = column(BarColumns.PRICE_FACTOR);
        Series close = column(BarColumns.CLOSE).times(factor);
        Series open = column(BarColumns.OPEN).times(factor);
        Series high = column(BarColumns.HIGH).times(factor);
        Series low = column(BarColumns.LOW).times(factor);
        Series volume = column(BarColumns.VOLUME);
        Series dollars = column(BarColumns.CLOSE).times(volume);
        Series returns = change(close, close, 1);
        prices(close, open, high, low, returns);
        volumes(returns, volume.over(column(BarColumns.SPLIT_FACTOR)), dollars, volume);
        market(close, open, returns);
        averages(close);
        features.put(Feature.RSI_14, strength(close));
        features.put(Feature.ATR_14_PCT, trueRange(close, high, low).over(close));
    }

    private void prices(Series close, Series open, Series high, Series low, Series returns) {
        Series deviation = returns.rolling(21, Series::deviation).within(21);
        Series range = high.with(low, (h, l) -> h - l).over(close);
        Series fiveDays = change(close, close, 5);
        features.put(Feature.RET_1D, returns);
        features.put(Feature.RET_5D, fiveDays);
        features.put(Feature.MOM_21, change(close, close, 21));
        features.put(Feature.MOM_63, change(close, close, 63));
        features.put(Feature.MOM_126, change(close, close, 126));
        features.put(Feature.MOM_252, change(close, close, 252));
        features.put(
                Feature.MOM_252_21,
                close.shift(21).over(close.shift(252)).map(less(1)).within(252));
        features.put(Feature.VOL_21, deviation);
        features.put(Feature.VOL_63, returns.rolling(63, Series::deviation).within(63));
        features.put(Feature.VOL_252, returns.rolling(252, Series::deviation).within(252));
        features.put(Feature.MAX_RET_21, returns.rolling(21, Series::maximum).within(21));
        features.put(Feature.REVERSAL_5D_Z, fiveDays.with(deviation.shift(1), (r, d) -> -r / (d * Math.sqrt(5))));
        features.put(Feature.OVERNIGHT_GAP, change(open, close, 1));
        features.put(Feature.RANGE_PCT, range);
        features.put(Feature.RANGE_21, range.rolling(21, Series::mean).within(20));
        features.put(
                Feature.HIGH_252_RATIO,
                close.over(high.rolling(252, Series::maximum)).within(251));
    }

    private void volumes(Series returns, Series adjusted, Series dollars, Series volume) {
        Series counted = adjusted.with(returns, (v, r) -> v);
        Series signed = adjusted.with(returns, (v, r) -> v * Math.signum(r));
        features.put(
                Feature.OBV_21_RATIO,
                signed.rolling(21, Series::mean)
                        .over(counted.rolling(21, Series::mean))
                        .within(21));
        features.put(
                Feature.ILLIQ_21,
                returns.map(Math::abs)
                        .over(dollars)
                        .rolling(21, Series::mean)
                        .map(mean -> 1e6 * mean)
                        .within(21));
        features.put(Feature.ADV_USD_21, dollars.meanOfSessions(21));
        features.put(
                Feature.ZERO_VOLUME_21,
                volume.map(v -> v > 0 ? 1 : 0).meanOfSessions(21).map(share -> 1 - share));
    }

    private void market(Series close, Series open, Series returns) {
        Series benchmark = benchmark(BarColumns.CLOSE);
        Series market = benchmark.over(benchmark.shift(1)).map(less(1));
        Series beta = returns.rolling(63, market, PlainFeatures::slope).within(63);
        features.put(Feature.BETA_63, beta);
        features.put(
                Feature.IVOL_63,
                returns.rolling(63, market, PlainFeatures::residual).within(63));
        Series label = close.shift(-HORIZON).over(close).map(less(1)).within(-HORIZON);
        Series executed =
                close.shift(-HORIZON - 1).over(open.shift(-1)).map(less(1)).within(-HORIZON - 1);
        Series ofMarket = benchmark.shift(-HORIZON).over(benchmark).map(less(1));
        Series ofMarketExecuted = benchmark
                .shift(-HORIZON - 1)
                .over(benchmark(BarColumns.OPEN).shift(-1))
                .map(less(1));
        features.put(Feature.FWD_RET, label);
        features.put(Feature.FWD_RET_EXEC, executed);
        features.put(Feature.FWD_RET_RESID, label.with(beta.times(ofMarket), (r, m) -> r - m));
        features.put(Feature.FWD_RET_EXEC_RESID, executed.with(beta.times(ofMarketExecuted), (r, m) -> r - m));
    }

    private void averages(Series close) {
        features.put(
                Feature.EMA_12_26_PCT,
                average(close, 12).with(average(close, 26), (a, b) -> a - b).over(close));
        features.put(
                Feature.EMA_50_200_RATIO,
                average(close, 50).over(average(close, 200)).map(less(1)));
    }

    private static Series change(Series now, Series before, int rows) {
        return now.over(before.shift(rows)).map(less(1)).within(rows);
    }

    private static DoubleUnaryOperator less(double number) {
        return value -> value - number;
    }

    private static Double slope(List<Double> mine, List<Double> market) {
        double variance = Series.covariance(market, market);
        return variance == 0 ? null : Double.valueOf(Series.covariance(mine, market) / variance);
    }

    private static Double residual(List<Double> mine, List<Double> market) {
        double both = Series.covariance(mine, market);
        double left = Series.covariance(mine, mine) - both * both / Series.covariance(market, market);
        return Math.sqrt(Math.max(0, left));
    }

    /** Exponential, from its {@code rows}-th row on. */
    private Series average(Series series, int rows) {
        List<Double> result = new ArrayList<>();
        double average = 0;
        int count = 0;
        for (int t = 0; t < sessions.length; t++) {
            count = begins(t) ? 1 : count + 1;
            double value = series.values().get(t);
            average = count == 1 ? value : average + (value - average) * 2 / (rows + 1);
            result.add(count < rows ? null : Double.valueOf(average));
        }
        return new Series(sessions, result);
    }

    /** Wilder's average of 14: the mean of the first, then a fourteenth of each new one. */
    private Series wilder(List<Double> values) {
        List<Double> result = new ArrayList<>();
        double average = 0;
        int count = 0;
        for (int t = 0; t < sessions.length; t++) {
            count = begins(t) ? 0 : count + 1;
            double value = values.get(t);
            average = count == 0 ? 0 : count <= 14 ? average + value / 14 : (13 * average + value) / 14;
            result.add(count < 14 ? null : Double.valueOf(average));
        }
        return new Series(sessions, result);
    }

    private Series strength(Series close) {
        List<Double> gains = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        for (int t = 0; t < sessions.length; t++) {
            double change = t == 0 ? 0 : close.values().get(t) - close.values().get(t - 1);
            gains.add(Math.max(change, 0));
            losses.add(Math.max(-change, 0));
        }
        return wilder(gains).with(wilder(losses), (gain, loss) -> gain + loss == 0 ? 50 : 100 * gain / (gain + loss));
    }

    private Series trueRange(Series close, Series high, Series low) {
        List<Double> ranges = new ArrayList<>();
        for (int t = 0; t < sessions.length; t++) {
            double before = close.values().get(Math.max(0, t - 1));
            double top = Math.max(high.values().get(t), before);
            ranges.add(top - Math.min(low.values().get(t), before));
        }
        return wilder(ranges);
    }

    private boolean begins(int row) {
        return row == 0 || sessions[row] - sessions[row - 1] - 1 > LONGEST_HOLE;
    }

    private Series column(String name) {
        double[] all = panel.column(name);
        return series(row -> all[panel.rowStart(symbol) + row]);
    }

    private Series benchmark(String name) {
        double[] all = panel.column(name);
        int benchmark = panel.indexOf(SeededMarket.BENCHMARK);
        return series(row -> all[panel.rowAt(benchmark, sessions[row])]);
    }

    private Series series(IntToDoubleFunction values) {
        List<Double> boxed = new ArrayList<>();
        for (int row = 0; row < sessions.length; row++) {
            boxed.add(values.applyAsDouble(row));
        }
        return new Series(sessions, boxed);
    }
}
