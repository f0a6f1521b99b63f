package io.ballast.model.domain.target;

import java.time.Instant;
import java.util.List;

import io.ballast.kernel.calendar.PublishSchedule;

/**
 * Coverage of the targets over the matured sessions of a training window: non-null targets / expected cells. A session is
 * matured if the exchange had as many sessions after it as the label looks ahead and the last of them was due, whether or
 * not its bars came.
 *
 * @param maturedSessions sessions counted
 * @param expectedCells expected cells of these sessions
 * @param fwdRetCells those with a fallback target
 * @param fwdRetResidCells those with a primary target
 */
public record WindowCoverage(int maturedSessions, long expectedCells, long fwdRetCells, long fwdRetResidCells) {

    /** Checks that no count is negative or above the expected cells. */
    public WindowCoverage {
        if (maturedSessions < 0
                || Math.min(fwdRetCells, fwdRetResidCells) < 0
                || Math.max(fwdRetCells, fwdRetResidCells) > expectedCells) {
            throw new IllegalArgumentException("counts of " + maturedSessions + " sessions, " + expectedCells
                    + " expected cells, " + fwdRetCells + " and " + fwdRetResidCells
                    + " with a target do not fit together");
        }
    }

    /**
     * Adds up the matured sessions.
     *
     * @param sessions the window's sessions in any order
     * @param horizon sessions the label looks ahead
     * @param schedule when a session's bars are due
     * @param now the business time
     * @return the sums over the matured sessions; all zero if none is matured
     */
    public static WindowCoverage of(
            List<SessionCoverage> sessions, int horizon, PublishSchedule schedule, Instant now) {
        int matured = 0;
        long expected = 0;
        long fwdRet = 0;
        long fwdRetResid = 0;
        for (SessionCoverage coverage : sessions) {
            if (schedule.isMatured(coverage.session(), horizon, now)) {
                matured++;
                expected += coverage.expectedCells();
                fwdRet += coverage.fwdRetCells();
                fwdRetResid += coverage.fwdRetResidCells();
            }
        }
        return new WindowCoverage(matured, expected, fwdRet, fwdRetResid);
    }

    /** Whether there is no expected matured cell, so that no coverage can be stated. */
    public boolean isEmpty() {
        return expectedCells == 0;
    }

    /** Share of the expected matured cells that have the target, 0 to 1; NaN if {@link #isEmpty()}. */
    public double ratio(Target target) {
        long cells = target == Target.FWD_RET_RESID ? fwdRetResidCells : fwdRetCells;
        return isEmpty() ? Double.NaN : (double) cells / expectedCells;
    }
}
