package io.ballast.monitor.rest;

import java.time.LocalDate;
import java.util.List;

import io.ballast.monitor.domain.rule.AllowedLags;
import io.ballast.monitor.domain.rule.DataSetFreshness;
import io.ballast.monitor.domain.rule.FreshnessReport;
import io.ballast.monitor.domain.rule.SessionCompleteness;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * Freshness of all data sets.
 *
 * @param status the verdict
 * @param summary the verdict in a sentence
 * @param lastDueSession latest session whose bars are due
 * @param allowedLagSessions sessions a data set may lag behind; the least of them where they differ
 * @param completeFrom share of the expected cells from which a session is complete
 * @param datasets one entry per data set
 */
public record FreshnessReply(
        Verdict status,
        String summary,
        LocalDate lastDueSession,
        int allowedLagSessions,
        double completeFrom,
        List<Entry> datasets) {

    /**
     * Freshness of one data set.
     *
     * @param dataset its name
     * @param status the verdict
     * @param lagSessions due sessions since the last complete one, null without data
     * @param allowedLagSessions sessions it may lag behind
     * @param latestSession latest session with any data
     * @param latestCompleteSession latest complete session
     * @param incompleteSessions the recent due sessions that are not complete
     * @param message a sentence for people
     */
    public record Entry(
            String dataset,
            Verdict status,
            Integer lagSessions,
            int allowedLagSessions,
            LocalDate latestSession,
            LocalDate latestCompleteSession,
            List<LocalDate> incompleteSessions,
            String message) {

        static Entry of(DataSetFreshness freshness, AllowedLags allowed) {
            return new Entry(
                    freshness.dataSet().label(),
                    freshness.check().verdict(),
                    freshness.lagSessions(),
                    allowed.of(freshness.dataSet()),
                    freshness.latestSession(),
                    freshness.latestCompleteSession(),
                    freshness.incompleteSessions(),
                    freshness.check().message());
        }
    }

    static FreshnessReply of(FreshnessReport report) {
        return new FreshnessReply(
                report.verdict(),
                report.summary(),
                report.lastDueSession(),
                report.allowedLag().least(),
                SessionCompleteness.COMPLETE,
                report.dataSets().stream()
                        .map(entry -> Entry.of(entry, report.allowedLag()))
                        .toList());
    }
}
