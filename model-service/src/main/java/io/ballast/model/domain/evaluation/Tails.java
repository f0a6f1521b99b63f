package io.ballast.model.domain.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The rows of a session with the highest and those with the lowest predictions, a tenth each. */
final class Tails {

    /** Rows needed for tenths that say anything. */
    static final int ROWS_NEEDED = 20;

    private static final int PARTS = 10;

    private final List<String> symbols;
    private final int[] bottom;
    private final int[] top;

    /** Equal predictions are taken in alphabetical order; rows without one are left out. */
    Tails(RankedSession session) {
        double[] predictions = session.predictions();
        int[] order = IntStream.range(0, predictions.length)
                .filter(row -> !Double.isNaN(predictions[row]))
                .boxed()
                .sorted((a, b) -> Double.compare(predictions[a], predictions[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int size = order.length < ROWS_NEEDED ? 0 : order.length / PARTS;
        this.symbols = session.section().symbols();
        this.bottom = IntStream.range(0, size).map(i -> order[i]).toArray();
        this.top = IntStream.range(order.length - size, order.length)
                .map(i -> order[i])
                .toArray();
    }

    /** Mean return of the top less that of the bottom; NaN if one has no known return. */
    double spread(float[] returns) {
        return mean(top, returns) - mean(bottom, returns);
    }

    /** Share of both tenths that was not in the same tenth before; NaN if there are no tenths. */
    double turnover(Tails before) {
        double rows = (double) top.length + bottom.length;
        return before.top.length == 0
                ? Double.NaN
                : (newcomers(top, before.names(before.top)) + newcomers(bottom, before.names(before.bottom))) / rows;
    }

    private long newcomers(int[] rows, Set<String> before) {
        return IntStream.of(rows)
                .filter(row -> !before.contains(symbols.get(row)))
                .count();
    }

    private Set<String> names(int[] rows) {
        Set<String> names = new HashSet<>();
        IntStream.of(rows).forEach(row -> names.add(symbols.get(row)));
        return names;
    }

    private static double mean(int[] rows, float[] returns) {
        return IntStream.of(rows)
                .mapToDouble(row -> returns[row])
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
