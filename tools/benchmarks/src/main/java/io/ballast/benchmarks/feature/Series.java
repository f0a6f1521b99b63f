package io.ballast.benchmarks.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * A column as a data frame library has it: a boxed value per row, null where there is none, and every operation makes a new
 * column.
 *
 * @param sessions calendar ordinal of each row
 * @param values a value per row
 */
record Series(int[] sessions, List<Double> values) {

    Series map(DoubleUnaryOperator function) {
        return new Series(
                sessions,
                values.stream()
                        .map(value -> value == null ? null : finite(function.applyAsDouble(value)))
                        .toList());
    }

    Series with(Series other, DoubleBinaryOperator function) {
        List<Double> result = new ArrayList<>();
        for (int t = 0; t < values.size(); t++) {
            Double a = values.get(t);
            Double b = other.values.get(t);
            result.add(a == null || b == null ? null : finite(function.applyAsDouble(a, b)));
        }
        return new Series(sessions, result);
    }

    Series over(Series other) {
        return with(other, (a, b) -> a / b);
    }

    Series times(Series other) {
        return with(other, (a, b) -> a * b);
    }

    /** The value some rows before, or with a negative number after. */
    Series shift(int rows) {
        List<Double> result = new ArrayList<>();
        for (int t = 0; t < values.size(); t++) {
            result.add(has(t - rows) ? values.get(t - rows) : null);
        }
        return new Series(sessions, result);
    }

    /** Only the values that reach back over some rows, or with a negative number forward, without too many sessions between. */
    Series within(int rows) {
        int most = Math.abs(rows) + Math.abs(rows) / 4;
        List<Double> result = new ArrayList<>();
        for (int t = 0; t < values.size(); t++) {
            boolean near = has(t - rows) && Math.abs(sessions[t] - sessions[t - rows]) <= most;
            result.add(near ? values.get(t) : null);
        }
        return new Series(sessions, result);
    }

    /** A statistic over the values of the last rows; null where more than a fifth of them have none. */
    Series rolling(int rows, Function<List<Double>, Double> statistic) {
        List<Double> result = new ArrayList<>();
        for (int t = 0; t < values.size(); t++) {
            List<Double> window = values.subList(Math.max(0, t + 1 - rows), t + 1).stream()
                    .filter(Objects::nonNull)
                    .toList();
            result.add(window.size() < least(rows) ? null : finite(statistic.apply(window)));
        }
        return new Series(sessions, result);
    }

    /** The same over the rows on which another column has a value, too. */
    Series rolling(int rows, Series other, BiFunction<List<Double>, List<Double>, Double> statistic) {
        List<Double> result = new ArrayList<>();
        for (int t = 0; t < values.size(); t++) {
            List<Double> mine = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int i = Math.max(0, t + 1 - rows); i <= t; i++) {
                if (values.get(i) != null && other.values.get(i) != null) {
                    mine.add(values.get(i));
                    theirs.add(other.values.get(i));
                }
            }
            result.add(mine.size() < least(rows) ? null : finite(statistic.apply(mine, theirs)));
        }
        return new Series(sessions, result);
    }

    /** The mean over the last sessions, those without a row counting as 0; null before as many since the first row. */
    Series meanOfSessions(int number) {
        List<Double> result = new ArrayList<>();
        for (int t = 0; t < values.size(); t++) {
            double sum = 0;
            for (int i = t; i >= 0 && sessions[t] - sessions[i] < number; i--) {
                sum += values.get(i);
            }
            result.add(sessions[t] - sessions[0] < number - 1 ? null : Double.valueOf(sum / number));
        }
        return new Series(sessions, result);
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    static double covariance(List<Double> a, List<Double> b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += (a.get(i) - meanA) * (b.get(i) - meanB);
        }
        return sum / (a.size() - 1);
    }

    static double deviation(List<Double> values) {
        return Math.sqrt(covariance(values, values));
    }

    static double maximum(List<Double> values) {
        return Collections.max(values);
    }

    private static int least(int rows) {
        return (4 * rows + 4) / 5;
    }

    private boolean has(int row) {
        return row >= 0 && row < values.size();
    }

    private static Double finite(Double value) {
        return value == null || value.isNaN() || value.isInfinite() ? null : value;
    }
}
