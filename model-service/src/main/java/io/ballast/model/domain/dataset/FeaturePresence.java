package io.ballast.model.domain.dataset;

import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether a row has features at all: one of ret_1d, ret_5d, mom_21 and vol_21 is there. Breadth is counted by the same
 * rule. Where the data has none of these columns, any feature of the symbol itself counts.
 */
final class FeaturePresence {

    private static final Set<String> COUNTED = Set.of("ret_1d", "ret_5d", "mom_21", "vol_21");

    private final int[] positions;

    FeaturePresence(FeatureNames names) {
        int[] counted = IntStream.range(0, names.size())
                .filter(feature -> COUNTED.contains(names.names().get(feature)))
                .toArray();
        this.positions = counted.length > 0
                ? counted
                : IntStream.range(0, names.size())
                        .filter(feature -> !names.isMarketWide(feature))
                        .toArray();
    }

    /** Whether the row has features; values in the order of the names, NaN = missing. */
    boolean of(float[] row) {
        for (int position : positions) {
            if (!Float.isNaN(row[position])) {
                return true;
            }
        }
        return false;
    }
}
