package io.ballast.simulator.domain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Brings raw prices and volumes to the split basis of a later day. Immutable. */
public final class SplitAdjustment {
    /** Leaves everything as it is. */
    public static final SplitAdjustment NONE = new SplitAdjustment(List.of());

    private static final Split[] NO_SPLITS = {};

    private final Split[][] bySecurity;

    /**
     * An adjustment for the given splits.
     *
     * @param splits those with an ex-date up to the day whose basis is wanted
     */
    public SplitAdjustment(List<Split> splits) {
        int size = splits.stream().mapToInt(Split::security).max().orElse(-1) + 1;
        bySecurity = new Split[size][];
        for (Split split : splits) {
            Split[] known = splitsOf(split.security());
            Split[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = split;
            Arrays.sort(more, Comparator.comparing(Split::exDate));
            bySecurity[split.security()] = more;
        }
    }

    /**
     * What a raw price is multiplied by, and a volume divided by.
     *
     * @param security position in {@link Market#securities()}
     * @param epochDay date of the bar
     * @return the product of from / to over the splits after that date, exactly 1 if there are none
     */
    public double priceFactor(int security, long epochDay) {
        double factor = 1;
        for (Split split : splitsOf(security)) {
            if (split.exDate().toEpochDay() > epochDay) {
                factor *= split.priceFactor();
            }
        }
        return factor;
    }

    private Split[] splitsOf(int security) {
        return security < bySecurity.length && bySecurity[security] != null ? bySecurity[security] : NO_SPLITS;
    }
}
