package io.ballast.monitor.application;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.contracts.BarsIngested;
import io.ballast.contracts.FeaturesReady;
import io.ballast.contracts.ModelTrained;
import io.ballast.contracts.PredictionsReady;
import io.ballast.kit.config.Variables;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.pipeline.PipelineKind;
import io.ballast.monitor.domain.pipeline.PipelineRun;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.FreshnessReport;
import io.ballast.monitor.domain.rule.TargetCoverageReport;

/** Puts together what a run came to, from its events and from what is stored now. */
@Singleton
class SummariseRun {

    private final EventLog log;
    private final MarketReader market;
    private final Judge judge;
    private final RunValidation validation;
    private final Thresholds thresholds;

    @Inject
    SummariseRun(EventLog log, MarketReader market, Judge judge, RunValidation validation, Thresholds thresholds) {
        this.log = log;
        this.market = market;
        this.judge = judge;
        this.validation = validation;
        this.thresholds = thresholds;
    }

    PipelineResult summarise(PipelineRun run, Variables call) {
        Optional<BarsIngested> bars = last(run, BarsIngested.class);
        Optional<FeaturesReady> features = last(run, FeaturesReady.class);
        Optional<ModelTrained> trained = last(run, ModelTrained.class);
        MarketReader.StoredTotals totals = market.totals();
        return new PipelineResult(
                bars.map(event -> String.join(",", event.providers()))
                        .filter(text -> !text.isEmpty())
                        .orElse(null),
                totals.from(),
                totals.to(),
                features.map(FeaturesReady::latestSession).orElse(null),
                market.includedStocks(),
                totals.bars(),
                totals.quarantined(),
                totals.featureRows(),
                features.map(FeaturesReady::symbolsWithFeatures).orElse(null),
                features.map(FeaturesReady::featureCoverageRate).orElse(null),
                features.map(FeaturesReady::targetCoverage).orElse(null),
                trained.map(ModelTrained::selectedTarget).orElse(null),
                trained.map(ModelTrained::fallback).orElse(null),
                trained.map(ModelTrained::models).orElse(null),
                trained.map(this::predictions).orElse(null),
                verdicts(run, thresholds.of(call)),
                seconds(run));
    }

    private long predictions(ModelTrained trained) {
        Map<String, Integer> byModel = new HashMap<>();
        List<PredictionsReady> ready = log.find(trained.runId(), PredictionsReady.class);
        ready.forEach(event -> byModel.put(event.model(), event.symbols()));
        return byModel.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** The first population of the store is validated, too; a day's verdict must not wait for that. */
    private Map<String, String> verdicts(PipelineRun run, MonitorSettings settings) {
        BreadthReport breadth = judge.breadth(settings);
        TargetCoverageReport coverage = judge.targetCoverage(settings);
        FreshnessReport freshness = judge.freshness(settings);
        VerdictLog.breadth(breadth);
        VerdictLog.targetCoverage(coverage);
        VerdictLog.freshness(freshness);
        Map<String, String> verdicts = new LinkedHashMap<>();
        verdicts.put("breadth", breadth.verdict().name());
        verdicts.put("targetCoverage", coverage.verdict().name());
        verdicts.put("freshness", freshness.verdict().name());
        boolean validates = run.kind().equals(PipelineKind.BOOTSTRAP.operationType());
        verdicts.put("validation", validates ? validation.ofRun(run.runId()).name() : null);
        return verdicts;
    }

    private static Map<String, Double> seconds(PipelineRun run) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        Instant now = Instant.now();
        run.steps().stream()
                .filter(step -> step.startedAt() != null)
                .forEach(step -> seconds.put(step.name(), step.seconds(now)));
        return seconds;
    }

    private <T> Optional<T> last(PipelineRun run, Class<T> type) {
        return log.find(run.runId(), type).stream().reduce((first, second) -> second);
    }
}
