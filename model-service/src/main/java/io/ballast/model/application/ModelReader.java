package io.ballast.model.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.ballast.model.domain.evaluation.JudgedSession;

/** Reads what was published, for people and programs that ask. */
public interface ModelReader {

    /**
     * A version of a model.
     *
     * @param name the model
     * @param version its version
     * @param session the session it was trained for
     * @param target what it predicts
     * @param ic mean out-of-sample information coefficient, null if unknown
     * @param icStandardError its standard error, null if unknown
     * @param icT its t statistic, null if unknown
     * @param icSessions sessions it was measured over
     * @param metrics what it was judged by, out of sample
     * @param parameters what the fit depended on besides the data
     * @param features the features it needs
     * @param dataHash hash of the data set it was trained on
     * @param featureSetHash SHA-256 of the features' names in their order, separated by commas
     * @param codeVersion version of the project that made it and the commit it was built from
     * @param libraries versions of the libraries that learn, by name
     */
    record Version(
            String name,
            String version,
            LocalDate session,
            String target,
            Double ic,
            Double icStandardError,
            Double icT,
            int icSessions,
            List<MetricReport> metrics,
            Map<String, Object> parameters,
            List<String> features,
            String dataHash,
            String featureSetHash,
            String codeVersion,
            Map<String, Object> libraries) {}

    /**
     * A decision which target to train on, with its inputs.
     *
     * @param trainingRunId the training run
     * @param runId the run it belongs to
     * @param session the session trained for
     * @param trained whether models were trained; else the champion predicted
     * @param coverage coverage by span: the window and its last 60 and 10 matured sessions
     * @param minTargetCoverage coverage a target must reach in every span
     * @param returnMargin what the primary target must reach above it after a fallback
     * @param previousTarget the target of the session trained for before, null if there was none
     * @param championSession the session the models were trained for that predicted at the time, null if none
     * @param championAge sessions since then, null if none
     * @param primaryTarget the preferred target
     * @param selectedTarget the target trained on
     * @param outcome primary, fallback, champion (nothing trained) or degraded
     * @param degraded whether neither target was covered well enough
     * @param explanation the decision in a sentence
     * @param replayedOutcome the outcome today's rule gives for the same inputs
     * @param receipts what falling back costs, by model; empty if nothing fell back or nothing was trained
     * @param attribution why the primary target is missing, null if it is covered well enough
     */
    record Selection(
            UUID trainingRunId,
            String runId,
            LocalDate session,
            boolean trained,
            Map<String, SpanCoverage> coverage,
            double minTargetCoverage,
            double returnMargin,
            String previousTarget,
            LocalDate championSession,
            Integer championAge,
            String primaryTarget,
            String selectedTarget,
            String outcome,
            boolean degraded,
            String explanation,
            String replayedOutcome,
            List<ReceiptReport> receipts,
            AttributionReport attribution) {}

    /**
     * Coverage of the targets over a span, plain and with sessions weighted by age.
     *
     * @param maturedSessions sessions counted
     * @param expectedCells their expected cells
     * @param fwdRetCells those with the fallback target
     * @param fwdRetResidCells those with the primary target
     * @param fwdRet weighted share with the fallback target, null without cells
     * @param fwdRetResid weighted share with the primary target, null without cells
     */
    record SpanCoverage(
            int maturedSessions,
            long expectedCells,
            long fwdRetCells,
            long fwdRetResidCells,
            Double fwdRet,
            Double fwdRetResid) {}

    /**
     * A published prediction.
     *
     * @param symbol the symbol
     * @param session the session
     * @param model the model
     * @param version its version
     * @param target what is predicted
     * @param prediction the value
     * @param tradable whether the monitor vouches for it
     * @param reasons the monitor's reasons
     * @param publishedAt business time of the publication
     */
    record Prediction(
            String symbol,
            LocalDate session,
            String model,
            String version,
            String target,
            double prediction,
            boolean tradable,
            List<String> reasons,
            Instant publishedAt) {}

    /** The versions that predict now. */
    List<Version> serving();

    /** The versions of a model, newest session first. */
    List<Version> versions(String model, int limit);

    /** A version; empty if there is none of this name. */
    Optional<Version> version(String model, String version);

    /** The sessions a version was judged by, ascending. */
    List<JudgedSession> judged(String model, String version);

    /** Decisions which target to train on, newest session first. */
    List<Selection> selections(int limit);

    /** The latest session with predictions; empty if there are none. */
    Optional<LocalDate> latestSession();

    /**
     * Predictions of a session, highest first within a model.
     *
     * @param model empty for all models
     * @param all whether those that may not be traded count too
     */
    List<Prediction> predictions(LocalDate session, Optional<String> model, boolean all);
}
