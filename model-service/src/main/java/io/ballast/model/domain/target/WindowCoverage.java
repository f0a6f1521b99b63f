package io.ballast.model.domain.target;

import java.util.List;

import io.ballast.model.domain.dataset.SessionWeight;

/**
 * Coverage of the targets over some matured sessions, plain and with each session weighted as {@link SessionWeight} says.
 *
 * @param maturedSessions sessions counted
 * @param expectedCells expected cells of these sessions
 * @param fwdRetCells those with the fallback target
 * @param fwdRetResidCells those with the primary target
 * @param fwdRet weighted share of the cells with the fallback target, 0 to 1; NaN if there are none
 * @param fwdRetResid weighted share of the cells with the primary target, 0 to 1; NaN if there are none
 */
public record WindowCoverage(
        int maturedSessions,
        long expectedCells,
        long fwdRetCells,
        long fwdRetResidCells,
        double fwdRet,
        double fwdRetResid) {

    /** Checks that counts and shares fit the cells. */
    public WindowCoverage {
        if (maturedSessions < 0
                || Math.min(fwdRetCells, fwdRetResidCells) < 0
                || Math.max(fwdRetCells, fwdRetResidCells) > expectedCells
                || !fits(fwdRet, expectedCells)
                || !fits(fwdRetResid, expectedCells)) {
            throw new IllegalArgumentException("counts of " + maturedSessions + " sessions, " + expectedCells
                    + " expected cells, " + fwdRetCells + " and " + fwdRetResidCells + " with a target, and the shares "
                    + fwdRet + " and " + fwdRetResid + " do not fit together");
        }
    }

    private static boolean fits(double share, long cells) {
        return cells == 0 ? Double.isNaN(share) : share >= 0 && share <= 1;
    }

    /**
     * Adds up sessions.
     *
     * @param sessions matured sessions, ascending
     * @return their coverage
     */
    static WindowCoverage of(List<SessionCoverage> sessions) {
        double expected = 0;
        double fwdRet = 0;
        double fwdRetResid = 0;
        for (int i = 0; i < sessions.size(); i++) {
            SessionCoverage session = sessions.get(i);
            double weight = SessionWeight.of(sessions.size() - 1 - i);
            expected += weight * session.expectedCells();
            fwdRet += weight * session.fwdRetCells();
            fwdRetResid += weight * session.fwdRetResidCells();
        }
        return new WindowCoverage(
                sessions.size(),
                sessions.stream().mapToLong(SessionCoverage::expectedCells).sum(),
                sessions.stream().mapToLong(SessionCoverage::fwdRetCells).sum(),
                sessions.stream().mapToLong(SessionCoverage::fwdRetResidCells).sum(),
                fwdRet / expected,
                fwdRetResid / expected);
    }

    /** Whether there is no expected matured cell, so that no coverage can be stated. */
    public boolean isEmpty() {
        return expectedCells == 0;
    }

    /** Plain share of the expected matured cells that have the target, 0 to 1; NaN if {@link #isEmpty()}. */
    public double ratio(Target target) {
        long cells = target == Target.FWD_RET_RESID ? fwdRetResidCells : fwdRetCells;
        return isEmpty() ? Double.NaN : (double) cells / expectedCells;
    }

    /** Weighted share of the expected matured cells that have the target, 0 to 1; NaN if {@link #isEmpty()}. */
    public double weighted(Target target) {
        return target == Target.FWD_RET_RESID ? fwdRetResid : fwdRet;
    }

    /**
     * Coverage of a target as it is judged: the weighted share, or 0 where sessions have no expected cell, since nothing can
     * be learned of them. NaN without sessions.
     */
    double judged(Target target) {
        return isEmpty() && maturedSessions > 0 ? 0 : weighted(target);
    }
}
