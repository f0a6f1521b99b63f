package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * Target coverage of the calendar days that end at the latest session.
 *
 * @param verdict follows the primary target
 * @param summary the verdict in a sentence
 * @param daysBack length of the window in calendar days
 * @param from first day of the window, null without any session
 * @param to latest session, null without any session
 * @param horizon sessions a label looks ahead
 * @param threshold minimum coverage of the primary target, fraction
 * @param primary figures of {@code fwd_ret_resid}
 * @param fallback figures of {@code fwd_ret}
 * @param dates each session of the window, ascending, also those that have not matured
 * @param check the comparison behind the verdict
 */
public record TargetCoverageReport(
        Verdict verdict,
        String summary,
        int daysBack,
        LocalDate from,
        LocalDate to,
        int horizon,
        double threshold,
        TargetFigures primary,
        TargetFigures fallback,
        List<DateCoverage> dates,
        Check check) {

    /** Takes a copy of the dates. */
    public TargetCoverageReport {
        dates = List.copyOf(dates);
    }

    /**
     * Sessions of the window that have matured and expect at least one cell.
     *
     * @return at least 0
     */
    public int maturedSessions() {
        return (int)
                dates.stream().filter(date -> date.of(Target.PRIMARY) != null).count();
    }
}
