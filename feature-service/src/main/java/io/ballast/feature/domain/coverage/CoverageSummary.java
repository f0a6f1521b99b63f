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
 * @param fwdRetRows stored rows with a plain label
 * @param fwdRetResidRows stored rows with a residual label
 */
public record CoverageSummary(
        int sessions,
        long expectedCells,
        long rowCount,
        long fwdRetCells,
        long fwdRetResidCells,
        long fwdRetRows,
        long fwdRetResidRows) {

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
        long plainRows = 0;
        long residualRows = 0;
        for (SessionCoverage session : matured) {
            expected += session.expectedCells();
            rows += session.rowCount();
            plain += session.fwdRetCells();
            residual += session.fwdRetResidCells();
            plainRows += session.fwdRetRows();
            residualRows += session.fwdRetResidRows();
        }
        return new CoverageSummary(matured.size(), expected, rows, plain, residual, plainRows, residualRows);
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

    /**
     * Share of rows with the plain label.
     *
     * @return fraction of the stored rows, null if there are none
     */
    public Double fwdRetRowCoverage() {
        return SessionCoverage.ratio(fwdRetRows, rowCount);
    }

    /**
     * Share of rows with the residual label.
     *
     * @return fraction of the stored rows, null if there are none
     */
    public Double fwdRetResidRowCoverage() {
        return SessionCoverage.ratio(fwdRetResidRows, rowCount);
    }
}
