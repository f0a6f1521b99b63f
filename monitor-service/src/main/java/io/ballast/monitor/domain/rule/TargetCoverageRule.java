package io.ballast.monitor.domain.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.ballast.kernel.calendar.HeldSessions;

/** Judges how many of the labels that could be there are there. */
public final class TargetCoverageRule {

    private final double minCoverage;
    private final int horizon;
    private final HeldSessions sessions;

    /**
     * A rule with its threshold.
     *
     * @param minCoverage coverage of the primary target below which training falls back, fraction
     * @param horizon sessions a label looks ahead, at least 1
     * @param sessions those that were held, of which enough must have followed
     */
    public TargetCoverageRule(double minCoverage, int horizon, HeldSessions sessions) {
        this.minCoverage = minCoverage;
        this.horizon = horizon;
        this.sessions = sessions;
    }

    /**
     * Judges the window that ends at the last session of a history.
     *
     * @param history sessions in ascending order, may reach further back than the window, may be empty
     * @param daysBack length of the window in calendar days, at least 1
     * @param now the business time
     * @return CRITICAL below the threshold, UNKNOWN if no expected cell of the window has matured
     */
    public TargetCoverageReport judge(List<SessionCoverage> history, int daysBack, Instant now) {
        if (daysBack < 1) {
            throw new IllegalArgumentException("days back = " + daysBack + " is not allowed: at least 1 is expected");
        }
        LocalDate to =
                history.isEmpty() ? null : history.get(history.size() - 1).session();
        LocalDate from = to == null ? null : to.minusDays(daysBack - 1L);
        LocalDate matured = sessions.matured(horizon, now);
        List<DateCoverage> dates = history.stream()
                .filter(session -> !session.session().isBefore(from))
                .map(session -> dateCoverage(session, matured))
                .toList();
        TargetFigures primary = TargetFigures.of(Target.PRIMARY, dates, minCoverage);
        TargetFigures fallback = TargetFigures.of(Target.FWD_RET, dates, minCoverage);
        Check check = check(primary);
        return new TargetCoverageReport(
                check.verdict(),
                summary(check, fallback, from, to),
                daysBack,
                from,
                to,
                horizon,
                minCoverage,
                primary,
                fallback,
                dates,
                check);
    }

    private static DateCoverage dateCoverage(SessionCoverage session, LocalDate matured) {
        return new DateCoverage(
                session.session(),
                !session.session().isAfter(matured),
                session.expectedCells(),
                session.fwdRetCells(),
                session.fwdRetResidCells());
    }

    private Check check(TargetFigures primary) {
        Double coverage = primary.coverage();
        String text = "Coverage of " + primary.target().column() + " is " + Figures.percent(coverage);
        if (coverage == null) {
            return new Check(
                    "target-coverage",
                    null,
                    minCoverage,
                    Verdict.UNKNOWN,
                    text + ": no expected cell of the window has matured");
        }
        Verdict verdict = coverage < minCoverage ? Verdict.CRITICAL : Verdict.OK;
        String relation = verdict == Verdict.OK ? ", minimum " : ", below the minimum ";
        return new Check(
                "target-coverage", coverage, minCoverage, verdict, text + relation + Figures.percent(minCoverage));
    }

    private static String summary(Check check, TargetFigures fallback, LocalDate from, LocalDate to) {
        String window = to == null ? "" : " (" + from + " to " + to + ")";
        return check.message() + "; " + fallback.target().column() + " " + Figures.percent(fallback.coverage()) + window
                + ".";
    }
}
