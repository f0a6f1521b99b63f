package io.ballast.feature.domain.coverage;

import java.time.LocalDate;

/**
 * Counts of one session.
 *
 * @param session the session
 * @param universeSymbols included symbols that are listed
 * @param expectedCells cells that should have a bar
 * @param rowCount stored rows, of included symbols and of those included at other times
 * @param symbolsWithFeatures rows with at least one of the indicative features
 * @param coveredCells expected cells with at least 80 % of the counted features
 * @param fwdRetCells expected cells with a plain label
 * @param fwdRetResidCells expected cells with a residual label
 * @param membershipHash tells whether the same symbols were included and expected
 */
public record SessionCoverage(
        LocalDate session,
        int universeSymbols,
        int expectedCells,
        int rowCount,
        int symbolsWithFeatures,
        int coveredCells,
        int fwdRetCells,
        int fwdRetResidCells,
        long membershipHash) {

    /**
     * Adds the counts of other symbols.
     *
     * @param other of the same session
     * @return counts of both
     */
    public SessionCoverage plus(SessionCoverage other) {
        return new SessionCoverage(
                session,
                universeSymbols + other.universeSymbols,
                expectedCells + other.expectedCells,
                rowCount + other.rowCount,
                symbolsWithFeatures + other.symbolsWithFeatures,
                coveredCells + other.coveredCells,
                fwdRetCells + other.fwdRetCells,
                fwdRetResidCells + other.fwdRetResidCells,
                membershipHash + other.membershipHash);
    }

    /**
     * Covered cells over expected cells.
     *
     * @return fraction, null if nothing is expected
     */
    public Double featureCoverageRate() {
        return ratio(coveredCells, expectedCells);
    }

    /**
     * A share of counts.
     *
     * @param part counted
     * @param whole expected
     * @return fraction, null if nothing is expected
     */
    public static Double ratio(long part, long whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }
}
