package io.ballast.monitor.application;

import org.jboss.logging.Logger;

import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.Check;
import io.ballast.monitor.domain.rule.FreshnessReport;
import io.ballast.monitor.domain.rule.TargetCoverageReport;
import io.ballast.monitor.domain.rule.Verdict;

/** Writes verdicts to the log in the words that scripts over the old logs look for. */
final class VerdictLog {

    private static final Logger LOG = Logger.getLogger("io.ballast.monitor.verdict");

    private VerdictLog() {}

    static void breadth(BreadthReport report) {
        LOG.log(level(report.verdict()), "Symbol breadth " + report.verdict() + ": " + report.summary());
        report.checks().stream()
                .filter(check -> check.verdict() == Verdict.WARNING || check.verdict() == Verdict.CRITICAL)
                .forEach(VerdictLog::breach);
    }

    static void targetCoverage(TargetCoverageReport report) {
        LOG.log(level(report.verdict()), "Target coverage analysis " + report.verdict() + ": " + report.summary());
    }

    static void freshness(FreshnessReport report) {
        LOG.log(level(report.verdict()), "Freshness " + report.verdict() + ": " + report.summary());
    }

    private static void breach(Check check) {
        LOG.log(level(check.verdict()), check.message());
    }

    private static Logger.Level level(Verdict verdict) {
        return switch (verdict) {
            case OK, UNKNOWN -> Logger.Level.INFO;
            case WARNING -> Logger.Level.WARN;
            case CRITICAL -> Logger.Level.ERROR;
        };
    }
}
