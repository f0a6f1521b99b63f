package io.ballast.monitor.domain.cause;

import io.ballast.monitor.domain.rule.Metric;

/**
 * Which links of the chain fail now. A symptom is put down to the first link before it that fails, so that one cause is
 * not told once per symptom.
 *
 * @param databaseReadOnly whether the database takes no writes
 * @param brokerDown whether the event broker does not answer
 * @param bars what became of bars that should be there, null if none that counts is missing
 * @param benchmarkMissing whether the benchmark lacks a bar
 * @param universeShrunk whether breadth fell although the members that are left have features
 * @param featuresIncomplete whether a due session lacks features
 * @param predictionsIncomplete whether a due session lacks predictions
 */
public record ChainState(
        boolean databaseReadOnly,
        boolean brokerDown,
        RootCause bars,
        boolean benchmarkMissing,
        boolean universeShrunk,
        boolean featuresIncomplete,
        boolean predictionsIncomplete) {

    /**
     * The same chain with other missing bars.
     *
     * @param missing what became of them, null if none counts
     * @return a chain
     */
    public ChainState withBars(RootCause missing) {
        return new ChainState(
                databaseReadOnly,
                brokerDown,
                missing,
                benchmarkMissing,
                universeShrunk,
                featuresIncomplete,
                predictionsIncomplete);
    }

    /**
     * Where a symptom comes from.
     *
     * @param metric the figure that is in breach
     * @param scope its data set or target, empty where it has only one
     * @return the first link that fails, at most the symptom's own
     */
    public RootCause rootOf(Metric metric, String scope) {
        Stage stage = metric.stage(scope);
        return switch (stage) {
            case FUNDAMENTALS -> new RootCause(stage, "old", "Statements have grown old");
            case FIGURES ->
                metric == Metric.REPEATED_BARS
                        ? new RootCause(
                                stage, "repeated", "Bars are those of the session before: the provider repeats it")
                        : new RootCause(stage, "scale", "Prices jump by the ratio of a split that nobody announced");
            default -> rootOf(stage);
        };
    }

    private RootCause rootOf(Stage symptom) {
        if (databaseReadOnly || symptom == Stage.DATABASE) {
            return new RootCause(Stage.DATABASE, "read-only", "The database takes no writes");
        }
        if (symptom == Stage.BROKER || brokerDown && symptom.compareTo(Stage.UNIVERSE) > 0) {
            return new RootCause(
                    Stage.BROKER, "unreachable", "Kafka does not answer: no service hears of the one before");
        }
        if (bars != null) {
            return bars;
        }
        if (symptom == Stage.BARS) {
            return new RootCause(symptom, "incomplete", "Bars are missing");
        }
        if (symptom == Stage.BENCHMARK) {
            return new RootCause(symptom, "missing", "The benchmark has no bar");
        }
        if (universeShrunk && symptom == Stage.FEATURES) {
            return new RootCause(Stage.UNIVERSE, "shrunk", "The universe has fewer members than it had");
        }
        if (featuresIncomplete) {
            return new RootCause(Stage.FEATURES, "not-built", "Bars are there, their features are not");
        }
        return ownStage(symptom);
    }

    private RootCause ownStage(Stage symptom) {
        if (benchmarkMissing && (symptom == Stage.FEATURES || symptom == Stage.TARGETS)) {
            return new RootCause(Stage.BENCHMARK, "missing", "The benchmark has no bar");
        }
        return switch (symptom) {
            case FEATURES -> new RootCause(Stage.UNIVERSE, "narrow", "Every member has features, but they are too few");
            case TARGETS -> new RootCause(symptom, "not-covered", "Features are there, targets to learn from are not");
            default ->
                predictionsIncomplete
                        ? new RootCause(Stage.PREDICTIONS, "not-predicted", "Features are there, predictions are not")
                        : new RootCause(
                                Stage.DECISION, "not-decided", "Predictions are there, but nobody decided on them");
        };
    }
}
