package io.ballast.ingestion.domain.bar;

import java.util.List;

/**
 * A reply after judgement.
 *
 * @param accepted bars that can be true, at most one per symbol and session
 * @param rejected bars that cannot, each with its reason
 */
public record JudgedBars(List<Bar> accepted, List<RejectedBar> rejected) {

    /** Copies the lists. */
    public JudgedBars {
        accepted = List.copyOf(accepted);
        rejected = List.copyOf(rejected);
    }
}
