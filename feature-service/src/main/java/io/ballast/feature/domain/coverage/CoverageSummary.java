package io.ballast.feature.domain.coverage;

import java.util.List;

/**
 * Target coverage over sessions.
 *
 * @param sessions sessions counted
 * @param expectedCells expected cells
 * @param rowCount stored rows
 * @param fwdRetCells expected cells with a plain label
 * @param fwdRetResidCells expected cells with a residual label
 */
public record CoverageSummary(
        int sessions, long expectedCells, long rowCount, long fwdRetCells, long fwdRetResidCells) {

    /**
     * Sums up sessions.
     *
     * @param matured sessions whose labels can be complete
     * @return sums
     */
    public static CoverageSummary of(List<SessionCoverage> matured) {
        long expected = 0;
        long rows = 0;
        long plain = 0;
        long residual = 0;
        for (SessionCoverage session : matured) {
            expected += session.expectedCells();
            rows += session.rowCount();
            plain += session.fwdRetCells();
            residual += session.fwdRetResidCells();
        }
        return new CoverageSummary(matured.size(), expected, rows, plain, residual);
    }

    /**
     * Coverage of the plain label.
     *
     * @return fraction of the expected cells, null if there are none
     */
    public Double fwdRetCoverage() {
        return SessionCoverage.ratio(fwdRetCells, expectedCells);
    }

    /**
     * Coverage of the residual label.
     *
     * @return fraction of the expected cells, null if there are none
     */
    public Double fwdRetResidCoverage() {
        return SessionCoverage.ratio(fwdRetResidCells, expectedCells);
    }
}
