package io.ballast.monitor.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.ballast.monitor.application.HistoryBias;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.SessionCoverage;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * Breadth of the latest session; figures are null while there are no features.
 *
 * @param status the verdict
 * @param summary the verdict in a sentence
 * @param session the session judged
 * @param symbolsWithFeatures symbols with features
 * @param universeSymbols included symbols
 * @param universeCoverageRate the one over the other
 * @param expectedCells included symbols that had begun to trade
 * @param coveredCells of these with most of their features
 * @param featureCoverageRate the one over the other
 * @param rows stored feature rows
 * @param medianSymbols median of the symbols with features over the 20 sessions before
 * @param medianRatio symbols with features over their median
 * @param assumedMembership share of the members' days on which membership is assumed by figures of a later day; null if
 *     nobody can tell
 * @param thresholds thresholds by variable, lower case
 * @param checks each comparison
 */
public record BreadthReply(
        Verdict status,
        String summary,
        LocalDate session,
        Integer symbolsWithFeatures,
        Integer universeSymbols,
        Double universeCoverageRate,
        Integer expectedCells,
        Integer coveredCells,
        Double featureCoverageRate,
        Integer rows,
        Double medianSymbols,
        Double medianRatio,
        Double assumedMembership,
        Map<String, Double> thresholds,
        List<CheckReply> checks) {

    static BreadthReply of(BreadthReport report, MonitorSettings settings, HistoryBias bias) {
        SessionCoverage latest = report.latest();
        boolean known = latest != null;
        return new BreadthReply(
                report.verdict(),
                report.summary(),
                report.session(),
                known ? latest.symbolsWithFeatures() : null,
                known ? latest.universeSymbols() : null,
                known ? latest.universeCoverageRate() : null,
                known ? latest.expectedCells() : null,
                known ? latest.coveredCells() : null,
                known ? latest.featureCoverageRate() : null,
                known ? latest.rows() : null,
                report.medianSymbols(),
                report.medianRatio(),
                HistoryBias.assumedShare(bias),
                settings.thresholds(),
                report.checks().stream().map(CheckReply::of).toList());
    }
}
