package io.ballast.model.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.ballast.model.domain.prediction.SessionPredictions;

/** Keeps predictions and the monitor's verdict on them. Calls that write join the current transaction. */
public interface PredictionStore {

    /**
     * Publishes predictions for a session, each in place of what is current of its model, which is kept; they are not tradable.
     * The bytes that are current count as published when they became so.
     *
     * @param runId the run that publishes
     * @param made what is predicted for one session, one version per model
     * @param publishedAt business time
     * @return for each, SHA-256 of the rows symbol, session, model, version, target, prediction as CSV ordered by symbol
     */
    List<String> publish(String runId, List<SessionPredictions> made, Instant publishedAt);

    /**
     * Keeps predictions made after the next open for a session whose certified ones stay: they are never current nor tradable,
     * and say so among their reasons.
     *
     * @param runId the run that made them
     * @param made what is predicted for one session, one version per model
     * @param publishedAt business time
     * @return content hashes as of {@link #publish}
     */
    List<String> keepLate(String runId, List<SessionPredictions> made, Instant publishedAt);

    /** Content hash by model of what a run published for a session and nothing has replaced since; may be empty. */
    Map<String, String> published(String runId, LocalDate session);

    /**
     * Notes the verdict on what a run published for a session and nothing has replaced since.
     *
     * @return number of models it applies to
     */
    int judge(String runId, LocalDate session, boolean tradable, List<String> reasons);

    /**
     * Whether predictions of a session may be traded.
     *
     * @param session the session
     * @return true once any of its current predictions was certified
     */
    boolean isTradable(LocalDate session);
}
