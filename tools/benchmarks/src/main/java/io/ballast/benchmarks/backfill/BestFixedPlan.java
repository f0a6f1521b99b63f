package io.ballast.benchmarks.backfill;

import java.util.List;
import java.util.stream.Stream;

import io.ballast.ingestion.domain.call.Pacing;

/**
 * The fixed plan that is fastest in hindsight.
 *
 * @param stepDays length of a step
 * @param concurrency calls under way
 * @param interval seconds from one start to the next
 * @param seconds mean time it takes
 */
record BestFixedPlan(int stepDays, int concurrency, double interval, double seconds) {
    private static final List<Integer> STEPS = List.of(15, 30, 60, 90);
    private static final List<Integer> CONCURRENCY = List.of(1, 2, 4, 8, 16, 24);
    private static final List<Double> INTERVALS =
            List.of(0.0, 0.1, 0.2, 0.24, 0.26, 0.3, 0.5, 0.98, 1.02, 1.5, 5.0, 12.0);
    private static final List<Double> OF_THE_LIMIT = List.of(0.96, 0.99, 1.0, 1.01, 1.04);
    private static final double NANOS = 1e9;

    /** Tries all of them on the same seeds; where there is a limit nobody tells, also paces right at it. */
    static BestFixedPlan search(Scenario scenario, int seeds) {
        BestFixedPlan best = null;
        for (int step : STEPS) {
            for (int concurrency : CONCURRENCY) {
                for (double interval : intervals(scenario)) {
                    double worthwhile = best == null ? Double.MAX_VALUE : best.seconds();
                    double seconds = BackfillRun.fixed(
                            scenario,
                            seeds,
                            step,
                            () -> Pacing.fixed(concurrency, (long) (interval * NANOS)),
                            worthwhile);
                    if (best == null || seconds < best.seconds()) {
                        best = new BestFixedPlan(step, concurrency, interval, seconds);
                    }
                }
            }
        }
        return best;
    }

    private static List<Double> intervals(Scenario scenario) {
        if (scenario.hiddenRate() == 0) {
            return INTERVALS;
        }
        return Stream.concat(INTERVALS.stream(), OF_THE_LIMIT.stream().map(factor -> factor / scenario.hiddenRate()))
                .toList();
    }
}
