package io.ballast.model.learning;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parameters of models made of trees.
 *
 * @param rounds trees, 1 to 5000
 * @param maxDepth levels of a tree, 1 to 16
 * @param learningRate share of each tree's answer that counts, above 0 up to 1
 * @param subsample share of the rows each tree sees, above 0 up to 1
 * @param columnSample share of the features each tree, or in a forest each split, sees; above 0 up to 1
 * @param maxBins histogram bins per feature, 2 to 256
 * @param maxRows rows a fit uses at most, at least 1000; beyond it every second, third, ... session is used, because the
 *     library holds about 13 bytes for each value, outside the heap
 * @param seed seed of the sampling
 * @param threads threads, 1 to 64; they change the time, not the model
 */
public record TreeSettings(
        int rounds,
        int maxDepth,
        double learningRate,
        double subsample,
        double columnSample,
        int maxBins,
        int maxRows,
        int seed,
        int threads) {

    /** The parameters of boosted trees if nothing is configured. */
    public static final TreeSettings BOOSTING = new TreeSettings(500, 4, 0.05, 0.8, 0.8, 64, 150_000, 7, 2);

    /** The parameters of a random forest if nothing is configured; its trees do not learn from each other. */
    public static final TreeSettings FOREST = new TreeSettings(350, 10, 1, 0.63, 0.33, 64, 150_000, 7, 2);

    /** Steps that making the library's matrix takes, in boosted trees. */
    static final int MATRIX_STEPS = 50;

    /** Checks the bounds. */
    public TreeSettings {
        requireWithin("rounds", rounds, 1, 5000);
        requireWithin("maxDepth", maxDepth, 1, 16);
        requireShare("learningRate", learningRate);
        requireShare("subsample", subsample);
        requireShare("columnSample", columnSample);
        requireWithin("maxBins", maxBins, 2, 256);
        requireWithin("maxRows", maxRows, 1000, Integer.MAX_VALUE);
        requireWithin("threads", threads, 1, 64);
    }

    /** The same parameters with another number of threads. */
    public TreeSettings withThreads(int other) {
        return new TreeSettings(rounds, maxDepth, learningRate, subsample, columnSample, maxBins, maxRows, seed, other);
    }

    /** What a fit depends on, by name; threads are not among it. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("rounds", Integer.toString(rounds));
        parameters.put("max_depth", Integer.toString(maxDepth));
        parameters.put("learning_rate", Double.toString(learningRate));
        parameters.put("subsample", Double.toString(subsample));
        parameters.put("column_sample", Double.toString(columnSample));
        parameters.put("max_bins", Integer.toString(maxBins));
        parameters.put("max_rows", Integer.toString(maxRows));
        parameters.put("seed", Integer.toString(seed));
        return parameters;
    }

    private static void requireWithin(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    name + "=" + value + " is not allowed: " + min + " to " + max + " expected");
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + "=" + value + " is not allowed: above 0 up to 1 expected");
        }
    }
}
