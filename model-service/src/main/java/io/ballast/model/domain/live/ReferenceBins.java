package io.ballast.model.domain.live;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How values are spread: the shares of the bins that their own tenths make, and of one for missing values.
 *
 * @param edges inner bounds of the bins, ascending; a bound belongs to the bin above it. Tenths that coincide are one
 * @param shares share of the values per bin, the last one for missing values; they add up to 1
 */
public record ReferenceBins(double[] edges, double[] shares) {

    private static final int BINS = 10;

    /** Checks that there is a share per bin. */
    public ReferenceBins {
        if (shares.length != edges.length + 2) {
            throw new IllegalArgumentException(
                    shares.length + " shares do not belong to " + edges.length + " bounds: 2 more expected");
        }
    }

    /**
     * The bins of a reference.
     *
     * @param values at least one, NaN = missing
     */
    public static ReferenceBins of(double[] values) {
        double[] edges = edges(values);
        return new ReferenceBins(edges, shares(edges, values));
    }

    /**
     * How other values are spread over the same bins.
     *
     * @param values at least one, NaN = missing
     * @return share per bin, the last one for missing values
     */
    double[] sharesOf(double[] values) {
        return shares(edges, values);
    }

    private static double[] edges(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0
                ? sorted
                : IntStream.range(1, BINS)
                        .mapToDouble(bin -> sorted[(int) ((long) bin * sorted.length / BINS)])
                        .distinct()
                        .toArray();
    }

    private static double[] shares(double[] edges, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values have no shares: at least one is expected");
        }
        double[] shares = new double[edges.length + 2];
        for (double value : values) {
            shares[Double.isNaN(value) ? edges.length + 1 : bin(edges, value)]++;
        }
        for (int bin = 0; bin < shares.length; bin++) {
            shares[bin] /= values.length;
        }
        return shares;
    }

    /** Number of bounds that are not above the value. */
    private static int bin(double[] edges, double value) {
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
