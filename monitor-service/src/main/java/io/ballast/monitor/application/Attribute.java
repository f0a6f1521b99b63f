package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.monitor.domain.cause.Attribution;
import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.rule.DataSetFreshness;
import io.ballast.monitor.domain.rule.FreshnessReport;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Rule;

/** Finds out where the loss behind a breach lies. */
@Singleton
class Attribute {

    private final LossReader losses;

    @Inject
    Attribute(LossReader losses) {
        this.losses = losses;
    }

    /** Empty where a rule counts no members. */
    Optional<Attribution> of(Rule rule, Symptom symptom, FreshnessReport freshness) {
        return Loss.of(rule).map(loss -> {
            List<LocalDate> sessions =
                    rule.metric() == Metric.DATA_LAG ? behind(rule, freshness) : List.of(symptom.session());
            return Attribution.of(
                    loss,
                    losses.lostCells(loss, sessions),
                    losses.firstFailure().orElse(null));
        });
    }

    /** The sessions that make up a lag: those that are not complete, after the last one that is. */
    private static List<LocalDate> behind(Rule rule, FreshnessReport freshness) {
        return freshness.dataSets().stream()
                .filter(dataSet -> dataSet.dataSet().label().equals(rule.scope()))
                .flatMap(dataSet -> dataSet.incompleteSessions().stream().filter(session -> isBehind(dataSet, session)))
                .toList();
    }

    private static boolean isBehind(DataSetFreshness dataSet, LocalDate session) {
        return dataSet.latestCompleteSession() == null || session.isAfter(dataSet.latestCompleteSession());
    }
}
