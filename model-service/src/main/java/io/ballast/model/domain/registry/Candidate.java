package io.ballast.model.domain.registry;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import io.ballast.model.domain.target.Target;

/**
 * What the gate knows of a training.
 *
 * @param trainingRunId the training
 * @param session the session it was trained for
 * @param target what its models predict
 * @param degraded whether neither target was covered well enough
 * @param coverage lowest coverage of the target over the window and its latest sessions, 0 to 1; NaN without cells
 * @param minimumCoverage what was asked for, 0 to 1
 * @param ic out-of-sample information coefficient of the blend; NaN if the history was too short to judge
 */
public record Candidate(
        UUID trainingRunId,
        LocalDate session,
        Target target,
        boolean degraded,
        double coverage,
        double minimumCoverage,
        double ic) {

    /** Checks that all is there. */
    public Candidate {
        Objects.requireNonNull(trainingRunId, "trainingRunId");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(target, "target");
    }
}
