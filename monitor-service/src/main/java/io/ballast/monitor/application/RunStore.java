package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.ballast.monitor.domain.pipeline.PipelineRun;

/** Where runs are kept. */
public interface RunStore {

    /**
     * Changes a run while nobody else does; joins the current transaction or makes one.
     *
     * @param runId which run
     * @param ifAbsent makes the run if it is not there; null: a run that is not there stays so
     * @param change gives the run as it shall be
     * @return the run after the change, empty if it is not there
     */
    Optional<PipelineRun> change(String runId, Supplier<PipelineRun> ifAbsent, UnaryOperator<PipelineRun> change);

    /**
     * One run.
     *
     * @param runId which run
     * @return empty if there is none
     */
    Optional<PipelineRun> find(String runId);

    /**
     * Whether a pipeline has asked for the bars of a session, in vain or not.
     *
     * @param session the session
     * @return false while it is still asking
     */
    boolean hasIngested(LocalDate session);

    /**
     * The latest runs.
     *
     * @param limit at most so many
     * @return newest first
     */
    List<PipelineRun> recent(int limit);

    /**
     * Keeps what a run came to.
     *
     * @param runId which run
     * @param json a JSON object
     */
    void keepResult(String runId, String json);

    /**
     * What a run came to.
     *
     * @param runId which run
     * @return a JSON object, empty if there is none
     */
    Optional<String> result(String runId);

    /**
     * Keeps what the operations the monitor starts are given; what was kept first stays.
     *
     * @param runId which run
     * @param json a JSON object
     */
    void keepParameters(String runId, String json);

    /**
     * What the operations the monitor starts are given.
     *
     * @param runId which run
     * @return a JSON object, empty if nothing was kept
     */
    Optional<String> parameters(String runId);

    /**
     * How often a run was begun.
     *
     * @param runId which run
     * @return 1 if it was never resumed
     */
    int attempt(String runId);

    /**
     * Counts one more attempt.
     *
     * @param runId which run
     */
    void countAttempt(String runId);

    /**
     * Notes an operation of a run, or its new state.
     *
     * @param operation as it was seen
     */
    void noteOperation(RunOperation operation);

    /**
     * The operations of a run.
     *
     * @param runId which run
     * @return in no particular order
     */
    List<RunOperation> operations(String runId);

    /**
     * An operation that belongs to a run.
     *
     * @param runId the run
     * @param operationId the operation
     * @param service its owner
     * @param type its type
     * @param state state last seen, as operations name it
     */
    record RunOperation(String runId, UUID operationId, String service, String type, String state) {

        /**
         * Whether it may still be at work.
         *
         * @return true if it was last seen queued or running
         */
        public boolean isOpen() {
            return state.equals("queued") || state.equals("running");
        }
    }
}
