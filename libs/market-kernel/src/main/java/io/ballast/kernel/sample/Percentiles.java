package io.ballast.kernel.sample;

/**
 * The 1st and 99th percentile of a sample, to clip it to; by linear interpolation between the order statistics around rank
 * p * (n - 1), as NumPy and Excel do. Only these need to be known, so the sample is not sorted: each end's few smallest or
 * greatest values are kept while going through it.
 *
 * @param low 1st percentile
 * @param high 99th percentile
 */
public record Percentiles(double low, double high) {
    private static final double LOW = 0.01;
    private static final double HIGH = 0.99;

    /**
     * Percentiles of a sample.
     *
     * @param values the sample, none of it NaN; unchanged
     * @param count how many of the values belong to it, from the start; at least 1
     * @return the same whatever order the values have
     */
    public static Percentiles of(double[] values, int count) {
        return new Percentiles(low(values, count), high(values, count));
    }

    /**
     * A value within the percentiles.
     *
     * @param value any number
     * @return the nearest number between them, NaN for NaN
     */
    public double clip(double value) {
        return clip(value, low, high);
    }

    /**
     * A value within bounds.
     *
     * @param value any number
     * @param low least number allowed
     * @param high greatest number allowed
     * @return the nearest number between them, NaN for NaN
     */
    public static double clip(double value, double low, double high) {
        // Plain comparisons: NaN stays NaN.
        if (value < low) {
            return low;
        }
        return value > high ? high : value;
    }

    private static double low(double[] values, int count) {
        double rank = LOW * (count - 1);
        int below = (int) rank;
        int needed = Math.min(count, below + 2);
        double[] smallest = new double[needed];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept < needed || values[i] < smallest[kept - 1]) {
                kept = insert(smallest, kept, values[i]);
            }
        }
        return between(smallest[below], smallest[needed - 1], rank - below);
    }

    private static double high(double[] values, int count) {
        double rank = HIGH * (count - 1);
        int below = (int) rank;
        int needed = count - below;
        double[] smallestNegated = new double[needed];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept < needed || -values[i] < smallestNegated[kept - 1]) {
                kept = insert(smallestNegated, kept, -values[i]);
            }
        }
        return between(-smallestNegated[needed - 1], -smallestNegated[Math.max(0, needed - 2)], rank - below);
    }

    /** Puts a value where it belongs among ascending ones, of which the greatest goes if there is no room. */
    private static int insert(double[] ascending, int kept, double value) {
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
        int after = Math.min(kept, ascending.length - 1);
        System.arraycopy(ascending, from, ascending, from + 1, after - from);
        ascending[from] = value;
        return after + 1;
    }

    private static double between(double below, double above, double share) {
        return share == 0 ? below : below + share * (above - below);
    }
}
