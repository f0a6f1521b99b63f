package io.ballast.model.learning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws settings around configured ones for a small search; equal seeds draw equal settings. */
public final class DrawnSettings {

    private static final double[] RATES = {0.5, 1, 2};
    private static final double[] SHARES = {0.5, 0.65, 0.8, 1};
    private static final int DEPTHS = 4;
    private static final int MOST_DRAWS = 1000;

    private DrawnSettings() {}

    /**
     * Boosted trees of other depths, rates and samples; as many of them, so that all take about the same time.
     *
     * @param count how many settings, the configured ones included; at least 1
     * @return distinct settings, the configured ones first; fewer than asked for where there are no more
     */
    public static List<TreeSettings> boosting(TreeSettings configured, int count, long seed) {
        return trees(configured, RATES, count, seed);
    }

    /** The same for a forest, whose trees do not learn from each other: it has no rate to choose. */
    public static List<TreeSettings> forest(TreeSettings configured, int count, long seed) {
        return trees(configured, new double[] {1}, count, seed);
    }

    private static List<TreeSettings> trees(TreeSettings configured, double[] rates, int count, long seed) {
        Random random = new Random(seed);
        Set<TreeSettings> drawn = new LinkedHashSet<>(List.of(configured));
        for (int draw = 0; draw < MOST_DRAWS && drawn.size() < count; draw++) {
            drawn.add(new TreeSettings(
                    configured.rounds(),
                    Math.min(16, Math.max(2, configured.maxDepth() - 1 + random.nextInt(DEPTHS))),
                    Math.min(1, configured.learningRate() * one(rates, random)),
                    one(SHARES, random),
                    one(SHARES, random),
                    configured.maxBins(),
                    configured.maxRows(),
                    configured.seed(),
                    configured.threads()));
        }
        return List.copyOf(drawn);
    }

    /** Shrinkage from a hundredth of the configured one to ten thousand times it, the configured one first. */
    public static List<Double> lambdas(double configured, int count, long seed) {
        Random random = new Random(seed);
        List<Double> drawn = new ArrayList<>(List.of(configured));
        while (drawn.size() < count) {
            drawn.add(configured * Math.pow(10, -2 + 6 * random.nextDouble()));
        }
        return drawn;
    }

    private static double one(double[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
