package io.ballast.feature.domain.fundamental;

import java.util.Arrays;

/** The splits of one symbol as cumulative factors by date. Immutable. */
public final class SplitHistory {
    /** A symbol without splits. */
    public static final SplitHistory NONE = new SplitHistory(new int[0], new double[0]);

    private final int[] exDays;
    private final double[] factors;

    /**
     * Splits in order of date.
     *
     * @param exDays epoch days from which each split holds, ascending
     * @param ratios new shares per old share, positive: 2 for a 2-for-1 split
     */
    public SplitHistory(int[] exDays, double[] ratios) {
        this.exDays = exDays.clone();
        this.factors = new double[ratios.length];
        double factor = 1;
        for (int i = 0; i < ratios.length; i++) {
            if (!(ratios[i] > 0) || (i > 0 && exDays[i] < exDays[i - 1])) {
                throw new IllegalArgumentException("Split " + ratios[i] + " on epoch day " + exDays[i]
                        + " is not allowed: positive ratios in order of date expected");
            }
            factor *= ratios[i];
            factors[i] = factor;
        }
    }

    /**
     * Days from which the splits hold.
     *
     * @return a copy, epoch days in ascending order
     */
    public int[] exDays() {
        return exDays.clone();
    }

    /**
     * Product of the splits up to a day, the day included.
     *
     * @param epochDay day
     * @return 1 before the first split
     */
    public double factorOn(int epochDay) {
        int after = after(epochDay);
        return after == 0 ? 1 : factors[after - 1];
    }

    /**
     * The next split.
     *
     * @param epochDay day
     * @return first day after it from which a split holds, the greatest integer if there is none
     */
    public int nextExDay(int epochDay) {
        int after = after(epochDay);
        return after < exDays.length ? exDays[after] : Integer.MAX_VALUE;
    }

    /** How many splits hold on a day. */
    private int after(int epochDay) {
        int position = Arrays.binarySearch(exDays, epochDay);
        int after = position < 0 ? -position - 1 : position + 1;
        while (after < exDays.length && exDays[after] == epochDay) {
            after++;
        }
        return after;
    }
}
