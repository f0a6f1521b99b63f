package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ballast.model.domain.live.Drift;
import io.ballast.model.domain.live.DriftBaseline;

/** Keeps what drift is measured from, and how far each session was from it. Calls that write join the current transaction. */
public interface DriftStore {

    /** What a training's models have learned from; empty if it was not kept yet. */
    Optional<DriftBaseline> baseline(UUID trainingRunId);

    /** Keeps what a training's models have learned from, unless that was done. */
    void keep(UUID trainingRunId, DriftBaseline baseline);

    /** Keeps the drift of a session in place of an earlier measurement. */
    void keep(LocalDate session, UUID trainingRunId, List<Drift> drifts);

    /** The drift of a session, what has drifted most first; empty if it was not measured. */
    Optional<DriftReport> find(LocalDate session);

    /** The same of the latest session that was measured. */
    Optional<DriftReport> latest();
}
