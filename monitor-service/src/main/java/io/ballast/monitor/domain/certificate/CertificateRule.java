package io.ballast.monitor.domain.certificate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.monitor.domain.rule.Check;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * Decides on the predictions of a session: certified only if nothing is stale, breadth and coverage hold, training did not
 * fall back nor learn from targets too sparse, no critical incident is open, and the next session has not opened. What
 * cannot be judged does not hold. A person may answer for a fallback, and for what was learned from targets too sparse.
 */
public final class CertificateRule {

    /** Name of the check that says nothing of the data: whether the decision came in time. */
    public static final String BEFORE_NEXT_OPEN = "hours-before-next-open";

    /** Name of the check whose value is 1 if training fell back, else 0. */
    public static final String NO_FALLBACK = "no-fallback";

    /** Name of the check whose value is 1 if neither target was covered well enough, else 0. */
    public static final String NOT_DEGRADED = "not-degraded";

    /** A check of its own tells whether this run is so; an incident may still tell of the run before. */
    private static final Set<Metric> OF_THE_RUN = EnumSet.of(Metric.TRAINING_FALLBACK, Metric.TRAINING_DEGRADED);

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
        checks.add(targetCoverage(evidence));
        checks.add(noFallback(evidence));
        checks.add(notDegraded(evidence));
        checks.add(noCriticalIncident(evidence));
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

    /** Low coverage is why neither target could be learned from: who answers for both lets both pass. */
    private static CertificateCheck targetCoverage(Evidence evidence) {
        Check check = evidence.targetCoverage().check();
        Optional<String> author = coverageAcknowledgedBy(evidence);
        if (check.verdict() != Verdict.CRITICAL || author.isEmpty()) {
            return judge(check, holds(check));
        }
        String message = check.message() + acknowledged(author);
        return new CertificateCheck(check.name(), check.value(), check.threshold(), true, message);
    }

    private static Optional<String> coverageAcknowledgedBy(Evidence evidence) {
        boolean answered = evidence.degraded()
                && evidence.incidents().acknowledgedBy(Metric.TRAINING_DEGRADED).isPresent();
        return answered ? evidence.incidents().acknowledgedBy(Metric.TARGET_COVERAGE) : Optional.empty();
    }

    private static CertificateCheck noFallback(Evidence evidence) {
        if (!evidence.fallback()) {
            return new CertificateCheck(NO_FALLBACK, 0.0, 0.0, true, "Models were trained on the primary target");
        }
        Optional<String> author = evidence.incidents().acknowledgedBy(Metric.TRAINING_FALLBACK);
        String message = "Training fell back to " + evidence.selectedTarget() + acknowledged(author);
        return new CertificateCheck(NO_FALLBACK, 1.0, 0.0, author.isPresent(), message);
    }

    private static CertificateCheck notDegraded(Evidence evidence) {
        if (!evidence.degraded()) {
            return new CertificateCheck(NOT_DEGRADED, 0.0, 0.0, true, "A target was covered well enough to learn from");
        }
        Optional<String> author = evidence.incidents().acknowledgedBy(Metric.TRAINING_DEGRADED);
        String message = "Neither target was covered well enough to learn from" + acknowledged(author);
        return new CertificateCheck(NOT_DEGRADED, 1.0, 0.0, author.isPresent(), message);
    }

    private static String acknowledged(Optional<String> author) {
        return author.map(name -> ", acknowledged by " + name).orElse(" and nobody has acknowledged it");
    }

    private static CertificateCheck noCriticalIncident(Evidence evidence) {
        Set<Metric> apart = EnumSet.copyOf(OF_THE_RUN);
        if (coverageAcknowledgedBy(evidence).isPresent()) {
            apart.add(Metric.TARGET_COVERAGE);
        }
        List<String> open = evidence.incidents().criticalBeside(apart);
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
