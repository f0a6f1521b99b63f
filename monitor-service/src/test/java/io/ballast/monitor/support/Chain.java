package io.ballast.monitor.support;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.ballast.contracts.BarsIngested;
import io.ballast.contracts.FeaturesReady;
import io.ballast.contracts.ModelTrained;
import io.ballast.contracts.OperationProgressed;
import io.ballast.contracts.PredictionsReady;
import io.ballast.contracts.TargetCoverage;
import io.ballast.contracts.TrainedModel;

/** What the services say of one run, with made-up figures. */
public record Chain(String runId, LocalDate session) {

    /** The two models of the run. */
    public static final List<TrainedModel> MODELS =
            List.of(new TrainedModel("ridge", "1", 0.05, 0.4), new TrainedModel("xgboost", "3", null, 0.6));

    /** The final bars. */
    public BarsIngested bars() {
        return new BarsIngested(
                runId,
                true,
                "bootstrap",
                List.of("polygon"),
                session.minusDays(90),
                session,
                60,
                301,
                18_060,
                0,
                2,
                0,
                1,
                "b".repeat(64));
    }

    /** The final features. */
    public FeaturesReady features() {
        return new FeaturesReady(
                runId,
                true,
                UUID.randomUUID(),
                session.minusDays(90),
                session,
                session,
                300,
                300,
                18_000,
                0.99,
                new TargetCoverage(0.98, 0.97),
                "f".repeat(64));
    }

    /** Trained models. */
    public ModelTrained trained(boolean fallback) {
        return trained(fallback, false);
    }

    /** Trained models, perhaps of targets too sparse. */
    public ModelTrained trained(boolean fallback, boolean degraded) {
        return new ModelTrained(
                runId,
                UUID.randomUUID(),
                session,
                "fwd_ret_resid",
                fallback ? "fwd_ret" : "fwd_ret_resid",
                fallback,
                new TargetCoverage(0.98, fallback ? 0.1 : 0.97),
                0.6,
                degraded,
                MODELS);
    }

    /** Predictions of one of the models. */
    public PredictionsReady predictions(TrainedModel model) {
        return new PredictionsReady(
                runId, session, model.name(), model.version(), 300, model.name().repeat(10));
    }

    /** An operation went on. */
    public OperationProgressed progressed(String service, String type, String state, long done, String error) {
        UUID id = UUID.nameUUIDFromBytes((runId + type).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new OperationProgressed(id, runId, service, type, state, done, 10, "sessions", error);
    }
}
