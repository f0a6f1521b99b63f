package io.ballast.monitor.domain.morning;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Symbols in the order of their predictions. Equal predictions share the mean of their places.
 *
 * @param percentiles place of each symbol in alphabetical order, in (0, 1): near 1 for the highest prediction
 */
record Ranking(Map<String, Double> percentiles) {

    private static final int DECILES = 10;

    /** Fewer pairs than these have no correlation worth a word. */
    private static final int PAIRS_NEEDED = 10;

    static Ranking of(Map<String, Double> predictions) {
        List<Map.Entry<String, Double>> ascending = predictions.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        Map<String, Double> percentiles = new TreeMap<>();
        int size = ascending.size();
        for (int first = 0; first < size; ) {
            int end = first + 1;
            while (end < size
                    && ascending.get(end).getValue().equals(ascending.get(first).getValue())) {
                end++;
            }
            double place = (first + end) / (2.0 * size);
            ascending.subList(first, end).forEach(entry -> percentiles.put(entry.getKey(), place));
            first = end;
        }
        return new Ranking(percentiles);
    }

    /** The symbols with the highest predictions: a tenth of all, rounded up; of equal ones the first by symbol. */
    Set<String> topDecile() {
        return percentiles.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit((percentiles.size() + DECILES - 1) / DECILES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Share of this top decile that is in the other one too; null without symbols. */
    Double topDecileIn(Ranking other) {
        Set<String> top = topDecile();
        if (top.isEmpty()) {
            return null;
        }
        Set<String> both = new HashSet<>(top);
        both.retainAll(other.topDecile());
        return (double) both.size() / top.size();
    }

    /** Rank correlation over the symbols of both; null with fewer than 10 of them or where one side is constant. */
    Double correlation(Ranking other) {
        List<String> common = percentiles.keySet().stream()
                .filter(other.percentiles::containsKey)
                .toList();
        if (common.size() < PAIRS_NEEDED) {
            return null;
        }
        double[] left = among(common);
        double[] right = other.among(common);
        double products = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int i = 0; i < left.length; i++) {
            products += left[i] * right[i];
            leftSquares += left[i] * left[i];
            rightSquares += right[i] * right[i];
        }
        return leftSquares == 0 || rightSquares == 0 ? null : products / Math.sqrt(leftSquares * rightSquares);
    }

    /** Places among some of the symbols only, less their mean. */
    private double[] among(List<String> symbols) {
        Map<String, Double> some = symbols.stream().collect(Collectors.toMap(symbol -> symbol, percentiles::get));
        Ranking narrowed = of(some);
        return symbols.stream()
                .mapToDouble(symbol -> narrowed.percentiles.get(symbol) - 0.5)
                .toArray();
    }
}
