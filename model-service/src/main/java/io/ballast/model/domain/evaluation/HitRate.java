package io.ballast.model.domain.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How often a row is on the side of the median that was foretold. */
final class HitRate {

    private HitRate() {}

    /**
     * Share of the rows on the same side of the median in both; a row on a median itself is left out.
     *
     * @param predictions a value per row, NaN = missing
     * @param returns a value per row, NaN = missing
     * @return 0 to 1; NaN with fewer rows than a rank correlation needs
     */
    static double of(double[] predictions, float[] returns) {
        int[] rows = IntStream.range(0, predictions.length)
                .filter(row -> !Double.isNaN(predictions[row]) && !Float.isNaN(returns[row]))
                .toArray();
        if (rows.length < RankCorrelation.PAIRS_NEEDED) {
            return Double.NaN;
        }
        double[] foretold =
                Arrays.stream(rows).mapToDouble(row -> predictions[row]).toArray();
        double[] earned = Arrays.stream(rows).mapToDouble(row -> returns[row]).toArray();
        double medianForetold = median(foretold);
        double medianEarned = median(earned);
        return IntStream.range(0, rows.length)
                .mapToDouble(i -> (foretold[i] - medianForetold) * (earned[i] - medianEarned))
                .filter(product -> product != 0)
                .map(product -> product > 0 ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
