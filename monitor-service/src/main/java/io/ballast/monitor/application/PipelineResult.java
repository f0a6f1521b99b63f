package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.ballast.contracts.TargetCoverage;
import io.ballast.contracts.TrainedModel;

/**
 * What a pipeline came to, as {@code ./ballast bootstrap --json} prints it. A part that is not there is null.
 *
 * @param provider providers of the bars, comma-separated
 * @param from first session with a stored bar
 * @param to last session with a stored bar
 * @param latestSession session of the predictions
 * @param symbols included stocks
 * @param bars all stored bars
 * @param quarantined quarantined bars by reason
 * @param featureRows all stored feature rows
 * @param symbolsWithFeatures on the latest session
 * @param featureCoverageRate on the latest session, fraction
 * @param targetCoverage over all rows built
 * @param selectedTarget target the models were trained on
 * @param fallback whether that is not the primary one
 * @param models the models trained
 * @param predictions rows of the latest session over all models
 * @param verdicts breadth, targetCoverage, freshness and validation
 * @param seconds duration by step, those that began
 */
public record PipelineResult(
        String provider,
        LocalDate from,
        LocalDate to,
        LocalDate latestSession,
        Integer symbols,
        long bars,
        Map<String, Long> quarantined,
        long featureRows,
        Integer symbolsWithFeatures,
        Double featureCoverageRate,
        TargetCoverage targetCoverage,
        String selectedTarget,
        Boolean fallback,
        List<TrainedModel> models,
        Long predictions,
        Map<String, String> verdicts,
        Map<String, Double> seconds) {}
