package io.ballast.monitor.domain.cause;

/**
 * Which links of the chain fail now. A symptom is put down to the first link before it that fails, so that one cause is
 * not told once per symptom.
 *
 * @param barsIncomplete whether a due session lacks bars
 * @param absence the commonest reason of bars that should be there, null if the ledger names none
 * @param universeShrunk whether breadth fell although the members that are left have features
 * @param featuresIncomplete whether a due session lacks features
 * @param predictionsIncomplete whether a due session lacks predictions
 */
public record ChainState(
        boolean barsIncomplete,
        String absence,
        boolean universeShrunk,
        boolean featuresIncomplete,
        boolean predictionsIncomplete) {

    /**
     * Where a symptom comes from.
     *
     * @param symptom the stage it shows in
     * @return the first stage that fails, at most the symptom's own
     */
    public RootCause rootOf(Stage symptom) {
        if (symptom == Stage.FUNDAMENTALS) {
            return new RootCause(symptom, "old", "Statements have grown old");
        }
        if (barsIncomplete) {
            String reason = absence == null ? "incomplete" : absence;
            return new RootCause(Stage.BARS, reason, "Bars that are due are missing: " + reason);
        }
        if (symptom == Stage.BARS) {
            return new RootCause(symptom, "incomplete", "Bars are missing");
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
