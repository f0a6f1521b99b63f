package io.ballast.model.domain.dataset;

/**
 * Clips a sample to its 1st and 99th percentile, by linear interpolation between the order statistics. Only these need to
 * be known, so the sample is not sorted: each end's few smallest or greatest values are kept while going through it.
 */
final class Quantiles {

    private static final double LOW = 0.01;
    private static final double HIGH = 0.99;

    private Quantiles() {}

    /**
     * Clips in place.
     *
     * @param values the sample, without NaN
     * @param count how many of the values belong to it, from the start
     * @param scratch an array of at least the same length, overwritten
     */
    static void winsorise(double[] values, int count, double[] scratch) {
        if (count == 0) {
            return;
        }
        double low = low(values, count, scratch);
        double high = high(values, count, scratch);
        for (int i = 0; i < count; i++) {
            values[i] = Math.min(high, Math.max(low, values[i]));
        }
    }

    private static double low(double[] values, int count, double[] smallest) {
        double rank = LOW * (count - 1);
        int below = (int) rank;
        int needed = Math.min(count, below + 2);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept < needed || values[i] < smallest[kept - 1]) {
                kept = insert(smallest, kept, needed, values[i]);
            }
        }
        return between(smallest[below], smallest[needed - 1], rank - below);
    }

    private static double high(double[] values, int count, double[] smallestNegated) {
        double rank = HIGH * (count - 1);
        int below = (int) rank;
        int needed = count - below;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept < needed || -values[i] < smallestNegated[kept - 1]) {
                kept = insert(smallestNegated, kept, needed, -values[i]);
            }
        }
        return between(-smallestNegated[needed - 1], -smallestNegated[Math.max(0, needed - 2)], rank - below);
    }

    /** Puts a value where it belongs among ascending ones, of which the greatest goes if there are enough. */
    private static int insert(double[] ascending, int kept, int needed, double value) {
        int from = 0;
        int to = kept;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int after = Math.min(kept, needed - 1);
        System.arraycopy(ascending, from, ascending, from + 1, after - from);
        ascending[from] = value;
        return after + 1;
    }

    private static double between(double below, double above, double share) {
        return share == 0 ? below : below + share * (above - below);
    }
}
