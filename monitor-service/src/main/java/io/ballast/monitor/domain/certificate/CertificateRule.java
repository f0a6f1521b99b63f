package io.ballast.monitor.domain.certificate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.monitor.domain.rule.Check;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * Decides on the predictions of a session: certified only if nothing is stale, breadth and coverage hold, training did not
 * fall back nor learn from targets too sparse, and the next session has not opened. What cannot be judged does not hold.
 */
public final class CertificateRule {

    /** Name of the check that says nothing of the data: whether the decision came in time. */
    public static final String BEFORE_NEXT_OPEN = "hours-before-next-open";

    private final ExchangeCalendar calendar;

    /**
     * A rule over a calendar.
     *
     * @param calendar tells the next open
     */
    public CertificateRule(ExchangeCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * Decides.
     *
     * @param runId run that made the predictions
     * @param predictionsHash hash of the predictions
     * @param evidence what was measured for the session
     * @param now the business time
     * @return the decision with every check
     */
    public Certificate decide(String runId, String predictionsHash, Evidence evidence, Instant now) {
        List<CertificateCheck> checks = new ArrayList<>();
        // A data set that was never there (no provider for it) cannot go stale; the others show up in breadth.
        evidence.freshness().checks().forEach(check -> checks.add(judge(check, check.verdict() != Verdict.WARNING)));
        checks.add(sessionJudged(evidence));
        evidence.breadth().checks().forEach(check -> checks.add(judge(check, holds(check))));
        checks.add(judge(
                evidence.targetCoverage().check(),
                holds(evidence.targetCoverage().check())));
        checks.add(noFallback(evidence));
        checks.add(notDegraded(evidence));
        checks.add(noCriticalIncident(evidence.criticalIncidents()));
        checks.add(beforeNextOpen(evidence.session(), now));
        return new Certificate(runId, evidence.session(), predictionsHash, checks);
    }

    private static boolean holds(Check check) {
        return check.verdict() == Verdict.OK || check.verdict() == Verdict.WARNING;
    }

    private static CertificateCheck judge(Check check, boolean passed) {
        return new CertificateCheck(check.name(), check.value(), check.threshold(), passed, check.message());
    }

    private static CertificateCheck sessionJudged(Evidence evidence) {
        LocalDate judged = evidence.breadth().session();
        boolean same = evidence.session().equals(judged);
        String message = same
                ? "Features of " + judged + " were judged"
                : "There are no features of " + evidence.session() + " to judge; the latest are of " + judged;
        return new CertificateCheck("features-of-session", same ? 1.0 : 0.0, 1.0, same, message);
    }

    private static CertificateCheck noFallback(Evidence evidence) {
        if (!evidence.fallback()) {
            return new CertificateCheck("no-fallback", 0.0, 0.0, true, "Models were trained on the primary target");
        }
        String author = evidence.fallbackAcknowledgedBy();
        String message = "Training fell back to " + evidence.selectedTarget()
                + (author == null ? " and nobody has acknowledged it" : ", acknowledged by " + author);
        return new CertificateCheck("no-fallback", 1.0, 0.0, author != null, message);
    }

    private static CertificateCheck notDegraded(Evidence evidence) {
        boolean passed = !evidence.degraded();
        String message = passed
                ? "A target was covered well enough to learn from"
                : "Neither target was covered well enough to learn from";
        return new CertificateCheck("not-degraded", passed ? 0.0 : 1.0, 0.0, passed, message);
    }

    private static CertificateCheck noCriticalIncident(List<String> open) {
        boolean passed = open.isEmpty();
        String message =
                passed ? "No critical incident is open" : "A critical incident is open: " + String.join("; ", open);
        return new CertificateCheck("no-critical-incident", (double) open.size(), 0.0, passed, message);
    }

    private CertificateCheck beforeNextOpen(LocalDate session, Instant now) {
        Instant open = calendar.open(calendar.next(session));
        double hoursLeft = Duration.between(now, open).toSeconds() / 3600.0;
        boolean passed = now.isBefore(open);
        String message = passed
                ? "Decided before the next open at " + open
                : "It is " + now + ", the next session opened at " + open + ": nothing is certified late";
        return new CertificateCheck(BEFORE_NEXT_OPEN, hoursLeft, 0.0, passed, message);
    }
}
