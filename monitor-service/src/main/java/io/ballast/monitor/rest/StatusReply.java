package io.ballast.monitor.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.ballast.monitor.application.HistoryBias;
import io.ballast.monitor.application.RemoteServices;
import io.ballast.monitor.application.StatusSnapshot;
import io.ballast.monitor.domain.morning.HeldAlert;
import io.ballast.monitor.domain.morning.MorningReport;
import io.ballast.monitor.domain.rule.DataSetFreshness;
import io.ballast.monitor.domain.rule.SessionCoverage;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * Everything at a glance.
 *
 * @param status the worst verdict
 * @param summary what a person needs to know first
 * @param activity what is going on, null if nothing is
 * @param takenAt when its figures began to be read, system clock
 * @param businessTime what the business clock said then
 * @param lastDueSession latest session whose bars are due
 * @param latestSessions latest session with data by data set, null without any
 * @param includedSymbols included stocks, null without a universe
 * @param survivorshipBiased whether the stored history is one of survivors, so that results built on it look better than
 *     the market was; null if nobody can tell
 * @param assumedMembership share of the members' days on which membership is assumed by figures of a later day, which flatters
 *     results as well; null if nobody can tell
 * @param certificate latest decision, null if there is none
 * @param breadth the breadth
 * @param targetCoverage the coverage of both targets
 * @param freshness the freshness
 * @param services how the services are
 * @param runs the latest runs, newest first
 * @param history the latest sessions, ascending
 * @param incidents the incidents that are not resolved, critical ones first
 * @param morning the latest morning report in short, null if none was written yet
 */
public record StatusReply(
        Verdict status,
        String summary,
        String activity,
        Instant takenAt,
        Instant businessTime,
        LocalDate lastDueSession,
        Map<String, LocalDate> latestSessions,
        Integer includedSymbols,
        Boolean survivorshipBiased,
        Double assumedMembership,
        CertificateReply certificate,
        BreadthReply breadth,
        TargetCoverageReply targetCoverage,
        FreshnessReply freshness,
        List<RemoteServices.ServiceHealth> services,
        List<RunReply> runs,
        List<Point> history,
        List<IncidentReply> incidents,
        Morning morning) {

    /**
     * One session of the chart.
     *
     * @param session the session
     * @param symbolsWithFeatures symbols with features
     * @param universeSymbols included symbols
     * @param featureCoverageRate feature coverage rate, null if nothing was expected
     */
    public record Point(LocalDate session, int symbolsWithFeatures, int universeSymbols, Double featureCoverageRate) {

        static Point of(SessionCoverage row) {
            return new Point(
                    row.session(), row.symbolsWithFeatures(), row.universeSymbols(), row.featureCoverageRate());
        }
    }

    /**
     * A morning report in short.
     *
     * @param session the session
     * @param summary the report in a sentence
     * @param alerts what became of the watched names
     */
    public record Morning(LocalDate session, String summary, List<HeldAlert> alerts) {

        static Morning of(MorningReport report) {
            return report == null ? null : new Morning(report.session(), report.summary(), report.alerts());
        }
    }

    /**
     * The reply for a snapshot.
     *
     * @param snapshot what is true now
     * @return the reply
     */
    public static StatusReply of(StatusSnapshot snapshot) {
        StatusSnapshot.Figures figures = snapshot.figures();
        return new StatusReply(
                snapshot.headline().verdict(),
                snapshot.headline().sentence(),
                snapshot.headline().activity(),
                snapshot.takenAt(),
                snapshot.businessTime(),
                figures.freshness().lastDueSession(),
                latestSessions(figures),
                figures.includedStocks(),
                figures.bias() == null ? null : figures.bias().towardsSurvivors(),
                HistoryBias.assumedShare(figures.bias()),
                figures.decision() == null ? null : CertificateReply.of(figures.decision()),
                BreadthReply.of(figures.breadth(), figures.settings(), figures.bias()),
                TargetCoverageReply.of(figures.targetCoverage()),
                FreshnessReply.of(figures.freshness()),
                snapshot.services(),
                snapshot.runs().stream().map(RunReply::of).toList(),
                figures.history().stream().map(Point::of).toList(),
                snapshot.incidents().stream().map(IncidentReply::of).toList(),
                Morning.of(snapshot.morning()));
    }

    /**
     * Says how much of the membership is assumed.
     *
     * @return a sentence for people, null if there is nothing to say
     */
    public String assumption() {
        return AssumedMembership.sentence(assumedMembership);
    }

    private static Map<String, LocalDate> latestSessions(StatusSnapshot.Figures figures) {
        Map<String, LocalDate> latest = new LinkedHashMap<>();
        for (DataSetFreshness freshness : figures.freshness().dataSets()) {
            latest.put(freshness.dataSet().label(), freshness.latestSession());
        }
        return latest;
    }
}
