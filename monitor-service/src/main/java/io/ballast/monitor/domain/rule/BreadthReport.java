package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * The breadth of the latest session.
 *
 * @param session the session judged, null if there are no features at all
 * @param verdict the worst of the checks
 * @param summary the verdict in a sentence
 * @param latest what was counted on that session, null like it
 * @param medianSymbols median of the symbols with features over the 20 sessions before, null with fewer than 20
 * @param thresholds what was compared with
 * @param checks each comparison
 */
public record BreadthReport(
        LocalDate session,
        Verdict verdict,
        String summary,
        SessionCoverage latest,
        Double medianSymbols,
        BreadthThresholds thresholds,
        List<Check> checks) {

    /** Takes a copy of the checks. */
    public BreadthReport {
        checks = List.copyOf(checks);
    }

    /**
     * Symbols with features against their own median.
     *
     * @return fraction, null where there is no median above 0
     */
    public Double medianRatio() {
        boolean comparable = latest != null && medianSymbols != null && medianSymbols > 0;
        return comparable ? latest.symbolsWithFeatures() / medianSymbols : null;
    }
}
