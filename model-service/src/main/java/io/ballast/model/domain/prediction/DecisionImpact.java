package io.ballast.model.domain.prediction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import io.ballast.model.domain.evaluation.RankCorrelation;

/**
 * What some cells do to the decision of a session: the predictions with these cells against those without.
 *
 * @param session the session
 * @param model the model that predicts
 * @param version its version
 * @param members members predicted with the cells
 * @param affected how many of them are predicted only with the cells
 * @param rankCorrelation rank correlation of the two over all members, those without a prediction standing at the median
 *     of the others, neither bought nor sold; null with fewer than 10 members or where one side is constant
 * @param topDecile number of members in the top decile: a tenth, rounded up
 * @param topDecileKept share of the top decile with the cells that is in the one without them; null without members
 * @param lost symbols that only the cells bring into the top decile, by symbol
 * @param gained symbols that stand in it only for want of these, by symbol
 */
public record DecisionImpact(
        LocalDate session,
        String model,
        String version,
        int members,
        int affected,
        Double rankCorrelation,
        int topDecile,
        Double topDecileKept,
        List<String> lost,
        List<String> gained) {

    private static final int DECILES = 10;

    /** Copies the lists. */
    public DecisionImpact {
        Objects.requireNonNull(session, "session");
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
    }

    /**
     * Compares predictions of one model.
     *
     * @param with predictions with the cells
     * @param without predictions without them, of no other members
     * @return what they do
     */
    public static DecisionImpact of(SessionPredictions with, SessionPredictions without) {
        Map<String, Double> full = bySymbol(with);
        Map<String, Double> rest = bySymbol(without);
        int size = (full.size() + DECILES - 1) / DECILES;
        Set<String> top = top(full, size);
        Set<String> left = top(rest, size);
        List<String> lost = butNot(top, left);
        return new DecisionImpact(
                with.session(),
                with.model(),
                with.version(),
                full.size(),
                full.size() - rest.size(),
                correlation(full, rest),
                size,
                size == 0 ? null : (size - lost.size()) / (double) size,
                lost,
                butNot(left, top));
    }

    private static Map<String, Double> bySymbol(SessionPredictions predictions) {
        Map<String, Double> values = new TreeMap<>();
        for (int row = 0; row < predictions.values().length; row++) {
            values.put(predictions.symbols().get(row), predictions.values()[row]);
        }
        return values;
    }

    /** The highest predictions; of equal ones the first by symbol. */
    private static Set<String> top(Map<String, Double> predictions, int size) {
        Set<String> top = new HashSet<>();
        predictions.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(size)
                .forEach(entry -> top.add(entry.getKey()));
        return top;
    }

    private static List<String> butNot(Set<String> some, Set<String> others) {
        List<String> left = new ArrayList<>(some);
        left.removeAll(others);
        left.sort(Comparator.naturalOrder());
        return left;
    }

    private static Double correlation(Map<String, Double> full, Map<String, Double> rest) {
        double median = median(rest);
        double[] with = full.values().stream().mapToDouble(Double::doubleValue).toArray();
        double[] without = full.keySet().stream()
                .mapToDouble(symbol -> rest.getOrDefault(symbol, median))
                .toArray();
        double correlation = RankCorrelation.spearman(with, without);
        return Double.isNaN(correlation) ? null : correlation;
    }

    private static double median(Map<String, Double> predictions) {
        double[] sorted = predictions.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int half = sorted.length / 2;
        return sorted.length == 0 ? 0 : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
