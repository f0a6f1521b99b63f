package io.ballast.monitor.domain.rule;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many sessions each data set may lag behind.
 *
 * @param usual for every data set that has no lag of its own
 * @param own the lags of those that have
 */
public record AllowedLags(int usual, Map<DataSet, Integer> own) {

    /** Keeps a copy. */
    public AllowedLags {
        own = Map.copyOf(own);
    }

    /**
     * The same for every data set.
     *
     * @param sessions sessions it may lag behind without a warning
     * @return the lags
     */
    public static AllowedLags all(int sessions) {
        return new AllowedLags(sessions, Map.of());
    }

    /**
     * That of a data set.
     *
     * @param dataSet which one
     * @return sessions it may lag behind without a warning; below 0 where even none is too many
     */
    public int of(DataSet dataSet) {
        return own.getOrDefault(dataSet, usual);
    }

    /**
     * The strictest.
     *
     * @return sessions beyond which the first data set is stale
     */
    public int least() {
        return Arrays.stream(DataSet.values()).mapToInt(this::of).min().orElse(usual);
    }

    /**
     * The same with another lag of one data set.
     *
     * @param dataSet which one
     * @param threshold what its lag is held against; a lag is a whole number, so a fraction does not count
     * @return a copy
     */
    public AllowedLags with(DataSet dataSet, double threshold) {
        Map<DataSet, Integer> changed = new EnumMap<>(DataSet.class);
        changed.putAll(own);
        changed.put(dataSet, (int) Math.floor(threshold));
        return new AllowedLags(usual, changed);
    }
}
