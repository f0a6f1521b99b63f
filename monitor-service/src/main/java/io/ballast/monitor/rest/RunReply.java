package io.ballast.monitor.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.monitor.domain.pipeline.PipelineRun;
import io.ballast.monitor.domain.pipeline.Step;

/**
 * One run.
 *
 * @param runId what its events carry
 * @param kind a pipeline, or the operation that began it
 * @param state running, succeeded, partial, failed, cancelled or skipped
 * @param startedAt when it began
 * @param finishedAt when it ended, null before that
 * @param seconds duration so far
 * @param error what it failed of, null if it did not
 * @param steps in order
 * @param certificate the decision on its session, null before that and in lists
 * @param result what it came to, null before that and in lists
 */
public record RunReply(
        String runId,
        String kind,
        String state,
        Instant startedAt,
        Instant finishedAt,
        double seconds,
        String error,
        List<StepReply> steps,
        CertificateReply certificate,
        JsonNode result) {

    /**
     * One step.
     *
     * @param name its name
     * @param state pending, running, succeeded, partial, failed or cancelled
     * @param startedAt when it began, null before that
     * @param finishedAt when it ended, null before that
     * @param seconds duration so far, null before it began
     * @param done units done
     * @param total units to do, 0 if unknown
     * @param unit what is counted, null if nothing is
     * @param detail a remark or an error, null if there is none
     */
    public record StepReply(
            String name,
            String state,
            Instant startedAt,
            Instant finishedAt,
            Double seconds,
            long done,
            long total,
            String unit,
            String detail) {

        static StepReply of(Step step, Instant now) {
            return new StepReply(
                    step.name(),
                    step.state().label(),
                    step.startedAt(),
                    step.finishedAt(),
                    step.seconds(now),
                    step.done(),
                    step.total(),
                    step.unit(),
                    step.detail());
        }
    }

    static RunReply of(PipelineRun run) {
        return of(run, null, null);
    }

    static RunReply of(PipelineRun run, CertificateReply certificate, JsonNode result) {
        Instant now = Instant.now();
        Instant end = run.finishedAt() == null ? now : run.finishedAt();
        return new RunReply(
                run.runId(),
                run.kind(),
                run.state().label(),
                run.startedAt(),
                run.finishedAt(),
                Math.max(0, Duration.between(run.startedAt(), end).toMillis()) / 1000.0,
                run.error(),
                run.steps().stream().map(step -> StepReply.of(step, now)).toList(),
                certificate,
                result);
    }
}
