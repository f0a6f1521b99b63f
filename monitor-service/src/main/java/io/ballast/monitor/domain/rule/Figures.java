package io.ballast.monitor.domain.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Small numbers work that several rules share. */
final class Figures {

    private Figures() {}

    /** {@code part / whole}, null if there is no whole. */
    static Double rate(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    /** 0.9876 as "98.8 %", null as "unknown". */
    static String percent(Double rate) {
        return rate == null ? "unknown" : String.format(Locale.ROOT, "%.1f %%", rate * 100);
    }

    /** Middle value, or the mean of the two middle ones; the list is not empty. */
    static double median(List<Integer> values) {
        int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values, no median");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    /** Arithmetic mean, null of nothing. */
    static Double mean(List<Double> values) {
        return values.isEmpty()
                ? null
                : Arrays.stream(values.toArray(Double[]::new))
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow();
    }
}
