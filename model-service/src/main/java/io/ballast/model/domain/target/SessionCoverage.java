package io.ballast.model.domain.target;

import java.time.LocalDate;
import java.util.Objects;

/**
 * How many cells of one session should have a target, and how many have.
 *
 * @param session the session
 * @param expectedCells included symbols that are expected to have a bar
 * @param fwdRetCells expected cells with a fallback target
 * @param fwdRetResidCells expected cells with a primary target
 */
public record SessionCoverage(LocalDate session, long expectedCells, long fwdRetCells, long fwdRetResidCells) {

    /** Checks that no count is negative or above the expected cells. */
    public SessionCoverage {
        Objects.requireNonNull(session, "session");
        requireWithin(session, "fwd_ret", fwdRetCells, expectedCells);
        requireWithin(session, "fwd_ret_resid", fwdRetResidCells, expectedCells);
    }

    /** Expected cells with a target. */
    public long cells(Target target) {
        return target == Target.FWD_RET ? fwdRetCells : fwdRetResidCells;
    }

    private static void requireWithin(LocalDate session, String target, long cells, long expected) {
        if (cells < 0 || cells > expected) {
            throw new IllegalArgumentException(cells + " cells with " + target + " on " + session
                    + " are not within 0.." + expected + " expected cells");
        }
    }
}
