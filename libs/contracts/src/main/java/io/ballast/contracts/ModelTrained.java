package io.ballast.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A training run ended. The predictions of each of its models follow as {@link PredictionsReady}.
 *
 * @param runId the run, also the key of the record
 * @param trainingRunId the training run
 * @param session the session predicted for, the latest with features
 * @param primaryTarget the preferred target
 * @param selectedTarget the target that is predicted: the one trained on, or the champion's where it predicts
 * @param fallback whether the selected target is not the primary one because its coverage was too low
 * @param coverage coverage of the targets in the training window
 * @param minTargetCoverage the coverage the primary target had to reach, 0 to 1
 * @param degraded whether neither target was covered well enough, so that no prediction deserves trust unseen
 * @param models the models trained, not empty
 */
public record ModelTrained(
        String runId,
        UUID trainingRunId,
        LocalDate session,
        String primaryTarget,
        String selectedTarget,
        boolean fallback,
        TargetCoverage coverage,
        double minTargetCoverage,
        boolean degraded,
        List<TrainedModel> models) {

    /** Checks the fields. */
    public ModelTrained {
        Require.text(runId, "runId");
        Require.present(trainingRunId, "trainingRunId");
        Require.present(session, "session");
        Require.text(primaryTarget, "primaryTarget");
        Require.text(selectedTarget, "selectedTarget");
        Require.present(coverage, "coverage");
        Require.rateOrNull(minTargetCoverage, "minTargetCoverage");
        models = Require.copy(models, "models");
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models is empty; a training run without a model has failed");
        }
        if (fallback == selectedTarget.equals(primaryTarget)) {
            throw new IllegalArgumentException("fallback=" + fallback + " contradicts primaryTarget=" + primaryTarget
                    + " and selectedTarget=" + selectedTarget);
        }
    }
}
