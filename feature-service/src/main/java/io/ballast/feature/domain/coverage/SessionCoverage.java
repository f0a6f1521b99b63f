package io.ballast.feature.domain.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of one session.
 *
 * @param session the session
 * @param universeSymbols included symbols that are listed
 * @param expectedCells cells that should have a bar
 * @param rowCount stored rows, of included symbols and of those included at other times
 * @param symbolsWithFeatures included symbols whose row has at least one of the indicative features
 * @param coveredCells expected cells with at least 80 % of the counted features
 * @param fwdRetCells expected cells with a plain label
 * @param fwdRetResidCells expected cells with a residual label
 * @param fwdRetRows stored rows with a plain label
 * @param fwdRetResidRows stored rows with a residual label
 * @param membershipHash tells whether the same symbols were included and expected
 * @param contentHash tells whether the stored rows are the same, all their values included
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
        int fwdRetRows,
        int fwdRetResidRows,
        long membershipHash,
        long contentHash) {

    /**
     * A session of which nothing is expected and nothing is stored.
     *
     * @param session the session
     * @return counts of nothing
     */
    public static SessionCoverage none(LocalDate session) {
        return new SessionCoverage(session, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Sessions that are others than before.
     *
     * @param before of each session
     * @param now of each session
     * @return by session those of now that differ, and what is left of sessions that are no more
     */
    public static List<SessionCoverage> differences(List<SessionCoverage> before, List<SessionCoverage> now) {
        Map<LocalDate, SessionCoverage> differing = new TreeMap<>();
        before.forEach(session -> differing.put(session.session(), none(session.session())));
        now.forEach(session -> differing.put(session.session(), session));
        before.forEach(session -> differing.remove(session.session(), session));
        return List.copyOf(differing.values());
    }

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
                fwdRetRows + other.fwdRetRows,
                fwdRetResidRows + other.fwdRetResidRows,
                membershipHash + other.membershipHash,
                contentHash + other.contentHash);
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
