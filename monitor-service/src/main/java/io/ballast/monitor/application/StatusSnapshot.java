package io.ballast.monitor.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.decision.DecisionImpact;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.morning.MorningReport;
import io.ballast.monitor.domain.pipeline.PipelineRun;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.FreshnessReport;
import io.ballast.monitor.domain.rule.SessionCoverage;
import io.ballast.monitor.domain.rule.TargetCoverageReport;

/**
 * Everything at a glance.
 *
 * @param takenAt when the figures began to be read, system clock
 * @param businessTime what the business clock said then
 * @param headline the verdict in a sentence
 * @param figures the reports
 * @param services how the services are
 * @param runs the latest runs, newest first
 * @param incidents the incidents that are not resolved, critical ones first
 * @param morning the latest morning report, null if none was written yet
 */
public record StatusSnapshot(
        Instant takenAt,
        Instant businessTime,
        Headline headline,
        Figures figures,
        List<RemoteServices.ServiceHealth> services,
        List<PipelineRun> runs,
        List<Incident> incidents,
        MorningReport morning) {

    /**
     * What the rules found.
     *
     * @param settings what was judged by
     * @param breadth breadth of the latest session
     * @param segments the same of the parts of the universe that rules look at, by their scope
     * @param impact what missing cells do to the decision, null if nobody can tell
     * @param targetCoverage coverage of both targets
     * @param freshness freshness of all data sets
     * @param statementCoverage share of the included stocks with a statement that is not too old, null if nobody can tell
     * @param decision decision on the latest session that has one, null if none has
     * @param includedStocks included stocks, null without a universe
     * @param bias how far the stored history flatters what is built on it, null if nobody can tell
     * @param history the latest sessions, ascending
     * @param conditions what the reports do not tell
     */
    public record Figures(
            MonitorSettings settings,
            BreadthReport breadth,
            Map<String, BreadthReport> segments,
            DecisionImpact impact,
            TargetCoverageReport targetCoverage,
            FreshnessReport freshness,
            Double statementCoverage,
            CertificateStore.Decision decision,
            Integer includedStocks,
            HistoryBias bias,
            List<SessionCoverage> history,
            Conditions conditions) {}
}
