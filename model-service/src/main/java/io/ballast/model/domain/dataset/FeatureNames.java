package io.ballast.model.domain.dataset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * The features of a data set in the order of their columns.
 *
 * @param names distinct names, not empty
 */
public record FeatureNames(List<String> names) {

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

    /** The names at the given positions, in their order. */
    public FeatureNames at(int[] positions) {
        return new FeatureNames(Arrays.stream(positions).mapToObj(names::get).toList());
    }
}
