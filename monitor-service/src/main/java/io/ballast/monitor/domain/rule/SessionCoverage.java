package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What the feature service counted on one session.
 *
 * @param session the session
 * @param universeSymbols included symbols, benchmark excluded
 * @param expectedCells included symbols that were listed and had begun to trade
 * @param rows stored feature rows, any symbol
 * @param symbolsWithFeatures included symbols whose row has at least one of the seed's four features
 * @param coveredCells expected cells with at least 80 % of the counted features
 * @param fwdRetCells expected cells with the fallback target
 * @param fwdRetResidCells expected cells with the primary target
 */
public record SessionCoverage(
        LocalDate session,
        int universeSymbols,
        int expectedCells,
        int rows,
        int symbolsWithFeatures,
        int coveredCells,
        int fwdRetCells,
        int fwdRetResidCells) {

    /** Refuses negative counts. */
    public SessionCoverage {
        Objects.requireNonNull(session, "session");
        int smallest = Math.min(universeSymbols, Math.min(expectedCells, rows));
        smallest = Math.min(smallest, Math.min(symbolsWithFeatures, coveredCells));
        if (Math.min(smallest, Math.min(fwdRetCells, fwdRetResidCells)) < 0) {
            throw new IllegalArgumentException("the coverage of " + session + " has a negative count");
        }
    }

    /**
     * Share of the included symbols that have features.
     *
     * @return fraction, null without included symbols
     */
    public Double universeCoverageRate() {
        return Figures.rate(symbolsWithFeatures, universeSymbols);
    }

    /**
     * Share of the expected cells whose features are there.
     *
     * @return fraction, null without expected cells
     */
    public Double featureCoverageRate() {
        return Figures.rate(coveredCells, expectedCells);
    }
}
