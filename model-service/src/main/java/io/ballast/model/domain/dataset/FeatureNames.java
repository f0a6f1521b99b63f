package io.ballast.model.domain.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The features of a data set in the order of their columns.
 *
 * @param names distinct names, not empty
 */
public record FeatureNames(List<String> names) {

    /** A symbol has features on a session if one of these is there; breadth is counted by the same rule. */
    private static final Set<String> PRESENCE = Set.of("ret_1d", "ret_5d", "mom_21", "vol_21");

    private static final String MARKET_WIDE = "mkt_";

    /** Checks and copies the names. */
    public FeatureNames {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no feature is named; at least one is needed to learn from");
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("a feature is named twice in " + names);
        }
    }

    /** Number of features. */
    public int size() {
        return names.size();
    }

    /** Whether the feature describes the market, so that it is the same for all symbols of a session. */
    public boolean isMarketWide(int feature) {
        return names.get(feature).startsWith(MARKET_WIDE);
    }

    /**
     * Whether a row has features at all: one of ret_1d, ret_5d, mom_21 and vol_21 is there. Where the data has none of
     * these columns, any feature of the symbol itself counts.
     *
     * @param row values in the order of the names, NaN = missing
     */
    public boolean isPresent(float[] row) {
        boolean named = false;
        boolean own = false;
        for (int feature = 0; feature < row.length; feature++) {
            boolean there = !Float.isNaN(row[feature]);
            if (PRESENCE.contains(names.get(feature))) {
                named = true;
                if (there) {
                    return true;
                }
            }
            own |= there && !isMarketWide(feature);
        }
        return !named && own;
    }

    /** The names at the given positions, in their order. */
    public FeatureNames at(int[] positions) {
        return new FeatureNames(
                java.util.Arrays.stream(positions).mapToObj(names::get).toList());
    }
}
