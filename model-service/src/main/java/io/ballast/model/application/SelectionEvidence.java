package io.ballast.model.application;

import java.util.List;
import java.util.Optional;

import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.training.TargetReceipt;

/**
 * What stands behind a decision that was not for the primary target.
 *
 * @param receipts what falling back costs, by model; empty if the primary target is trained on, nothing is trained, or the
 *     history is too short to tell
 * @param attribution why the primary target is missing; empty if it is covered well enough
 */
public record SelectionEvidence(List<TargetReceipt> receipts, Optional<CoverageAttribution> attribution) {

    /** Copies the list. */
    public SelectionEvidence {
        receipts = List.copyOf(receipts);
    }
}
