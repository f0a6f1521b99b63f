package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;

import io.ballast.monitor.domain.rule.Measurement;
import io.ballast.monitor.domain.rule.Metric;

/** What was measured for each session, as it was measured last. */
public interface MeasurementStore {

    /**
     * Keeps measurements; a later one of the same session replaces an earlier one.
     *
     * @param measurements any number
     */
    void keep(List<Measurement> measurements);

    /**
     * The latest measurements of a figure. Those of later sessions are left out: such a session was not held after all.
     *
     * @param latest the latest one that counts
     * @param limit at most so many
     * @return newest session first
     */
    List<Measurement> recent(Measurement latest, int limit);

    /**
     * The measurements of a figure in a time.
     *
     * @param metric which
     * @param scope data set or target, empty where the metric has only one
     * @param from first date
     * @param to last date, included
     * @return ascending by session
     */
    List<Measurement> between(Metric metric, String scope, LocalDate from, LocalDate to);
}
