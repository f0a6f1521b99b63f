package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.ballast.monitor.domain.certificate.Certificate;
import io.ballast.monitor.domain.certificate.CertificateRule;
import io.ballast.monitor.domain.decision.DecisionImpact;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.DataSetFreshness;
import io.ballast.monitor.domain.rule.FreshnessReport;
import io.ballast.monitor.domain.rule.Measurement;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Target;
import io.ballast.monitor.domain.rule.TargetCoverageReport;

/** Takes from the reports every figure a rule can watch. What is unknown is left out. */
@Singleton
class Measurements {

    List<Measurement> of(StatusSnapshot.Figures figures) {
        List<Measurement> all = new ArrayList<>();
        addBreadth(all, "", figures.breadth());
        figures.segments().forEach((scope, breadth) -> addBreadth(all, scope, breadth));
        addImpact(all, figures.impact());
        addCoverage(all, figures.targetCoverage());
        addFreshness(all, figures.freshness());
        addDecision(all, figures.decision());
        addUndecided(all, figures.conditions().undecided(), figures.freshness().lastDueSession());
        addConditions(all, figures.conditions(), figures.freshness().lastDueSession());
        return all;
    }

    private static void addConditions(List<Measurement> all, Conditions now, LocalDate session) {
        add(all, Metric.DATABASE_READ_ONLY, "", session, now.databaseReadOnly() ? 1.0 : 0.0);
        add(all, Metric.BROKER_DOWN, "", session, now.brokerDown() ? 1.0 : 0.0);
        add(all, Metric.BARS_OVERDUE, "", session, number(now.expectedLag()));
        add(all, Metric.BENCHMARK_MISSING, "", session, number(now.benchmarkMissing()));
        add(all, Metric.REPEATED_BARS, "", session, now.repeatedBars());
        add(all, Metric.SCALE_ERRORS, "", session, number(now.scaleErrors()));
    }

    private static Double number(Integer count) {
        return count == null ? null : count.doubleValue();
    }

    /** Of a segment only its members are counted, not the features of each. */
    static void addBreadth(List<Measurement> all, String scope, BreadthReport report) {
        if (report.latest() == null) {
            return;
        }
        LocalDate session = report.session();
        add(all, Metric.SYMBOLS_WITH_FEATURES, scope, session, (double)
                report.latest().symbolsWithFeatures());
        add(all, Metric.UNIVERSE_COVERAGE, scope, session, report.latest().universeCoverageRate());
        add(all, Metric.BREADTH_AGAINST_MEDIAN, scope, session, report.medianRatio());
        if (scope.isEmpty()) {
            add(all, Metric.FEATURE_COVERAGE, scope, session, report.latest().featureCoverageRate());
        }
    }

    private static void addImpact(List<Measurement> all, DecisionImpact impact) {
        if (impact != null && impact.counts()) {
            add(all, Metric.DECISION_RANKS, "", impact.session(), impact.rankCorrelation());
            add(all, Metric.TOP_DECILE_KEPT, "", impact.session(), impact.topDecileKept());
        }
    }

    static void addCoverage(List<Measurement> all, TargetCoverageReport report) {
        add(
                all,
                Metric.TARGET_COVERAGE,
                Target.PRIMARY.column(),
                report.to(),
                report.primary().coverage());
        add(
                all,
                Metric.TARGET_COVERAGE,
                Target.FWD_RET.column(),
                report.to(),
                report.fallback().coverage());
    }

    private static void addFreshness(List<Measurement> all, FreshnessReport report) {
        for (DataSetFreshness freshness : report.dataSets()) {
            Integer lag = freshness.lagSessions();
            Double value = lag == null ? null : lag.doubleValue();
            add(all, Metric.DATA_LAG, freshness.dataSet().label(), report.lastDueSession(), value);
        }
    }

    private static void addDecision(List<Measurement> all, CertificateStore.Decision decision) {
        if (decision == null) {
            return;
        }
        Certificate certificate = decision.certificate();
        addValue(all, Metric.TRAINING_FALLBACK, certificate, CertificateRule.NO_FALLBACK);
        addValue(all, Metric.TRAINING_DEGRADED, certificate, CertificateRule.NOT_DEGRADED);
    }

    private static void addValue(List<Measurement> all, Metric metric, Certificate certificate, String check) {
        add(all, metric, "", certificate.session(), certificate.value(check).orElse(null));
    }

    /** Without any decision yet there is no run that could have been missed. */
    private static void addUndecided(List<Measurement> all, List<LocalDate> undecided, LocalDate lastDue) {
        add(all, Metric.SESSIONS_UNDECIDED, "", lastDue, undecided == null ? null : (double) undecided.size());
    }

    private static void add(List<Measurement> all, Metric metric, String scope, LocalDate session, Double value) {
        if (session != null && value != null) {
            all.add(new Measurement(metric, scope, session, value));
        }
    }
}
