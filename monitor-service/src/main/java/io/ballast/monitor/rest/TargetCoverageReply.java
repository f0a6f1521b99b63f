package io.ballast.monitor.rest;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.ballast.monitor.domain.rule.DateCoverage;
import io.ballast.monitor.domain.rule.Target;
import io.ballast.monitor.domain.rule.TargetCoverageReport;
import io.ballast.monitor.domain.rule.TargetFigures;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * Coverage of both targets.
 *
 * @param status the verdict, which follows the primary target
 * @param summary the verdict in a sentence
 * @param from first day of the window
 * @param to latest session
 * @param daysBack length of the window in calendar days
 * @param horizonSessions sessions a label looks ahead
 * @param primaryTarget the target that decides
 * @param minTargetCoverage its minimum, fraction
 * @param maturedSessions sessions of the window whose labels can be complete
 * @param targets figures by target
 * @param dates each session of the window
 * @param check the comparison
 */
public record TargetCoverageReply(
        Verdict status,
        String summary,
        LocalDate from,
        LocalDate to,
        int daysBack,
        int horizonSessions,
        String primaryTarget,
        double minTargetCoverage,
        int maturedSessions,
        Map<String, Figures> targets,
        List<Day> dates,
        CheckReply check) {

    /**
     * Figures of one target; null where nothing has matured.
     *
     * @param coverage over the whole window, fraction
     * @param cells cells with the target
     * @param expectedCells expected matured cells
     * @param average mean of the sessions' coverages
     * @param minimum lowest coverage of a session
     * @param minimumSession which one
     * @param lowSessions sessions below the threshold
     */
    public record Figures(
            Double coverage,
            long cells,
            long expectedCells,
            Double average,
            Double minimum,
            LocalDate minimumSession,
            List<LocalDate> lowSessions) {

        static Figures of(TargetFigures figures) {
            return new Figures(
                    figures.coverage(),
                    figures.cells(),
                    figures.expectedCells(),
                    figures.average(),
                    figures.minimum(),
                    figures.minimumSession(),
                    figures.lowSessions());
        }
    }

    /**
     * One session of the window.
     *
     * @param session the session
     * @param matured whether its labels can be complete
     * @param expectedCells expected cells
     * @param fwdRet coverage of {@code fwd_ret}, null if not matured
     * @param fwdRetResid coverage of {@code fwd_ret_resid}, null if not matured
     */
    public record Day(
            LocalDate session,
            boolean matured,
            int expectedCells,
            @JsonProperty("fwd_ret") Double fwdRet,
            @JsonProperty("fwd_ret_resid") Double fwdRetResid) {

        static Day of(DateCoverage date) {
            return new Day(
                    date.session(),
                    date.matured(),
                    date.expectedCells(),
                    date.of(Target.FWD_RET),
                    date.of(Target.FWD_RET_RESID));
        }
    }

    static TargetCoverageReply of(TargetCoverageReport report) {
        Map<String, Figures> targets = new LinkedHashMap<>();
        targets.put(Target.FWD_RET.column(), Figures.of(report.fallback()));
        targets.put(Target.FWD_RET_RESID.column(), Figures.of(report.primary()));
        return new TargetCoverageReply(
                report.verdict(),
                report.summary(),
                report.from(),
                report.to(),
                report.daysBack(),
                report.horizon(),
                Target.PRIMARY.column(),
                report.threshold(),
                report.maturedSessions(),
                targets,
                report.dates().stream().map(Day::of).toList(),
                CheckReply.of(report.check()));
    }
}
