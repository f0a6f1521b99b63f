package io.ballast.monitor.domain.pipeline;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PipelineRunTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final PipelineRun planned = PipelineRun.planned("run", PipelineKind.BOOTSTRAP, START);

    @Test
    void shouldPlanTheStepsOfABootstrapInOrder() {
        assertThat(planned.steps())
                .extracting(Step::name)
                .containsExactly("universe", "backfill", "fundamentals", "adv-fallback", "features", "train");
        assertThat(planned.steps()).allMatch(step -> step.state() == StepState.PENDING);
        assertThat(PipelineKind.BOOTSTRAP.lastStarted()).isEqualTo(PlannedStep.ADV_FALLBACK);
        assertThat(PipelineKind.END_OF_DAY.lastStarted()).isEqualTo(PlannedStep.INGEST);
    }

    @Test
    void shouldBeginWithAPreFlightAtTheEndOfADay() {
        assertThat(PipelineRun.planned("run", PipelineKind.END_OF_DAY, START).steps())
                .extracting(Step::name)
                .containsExactly("pre-flight", "ingest", "features", "train");
    }

    @Test
    void shouldGoOnWithWhatWasNotDone() {
        PipelineRun failed = planned.after("universe", seen(StepState.SUCCEEDED, 1, 1))
                .after("backfill", Observation.of(StepState.FAILED, START, "403"))
                .finished(RunState.FAILED, START.plusSeconds(5), "step backfill failed");

        PipelineRun again = failed.resumed();

        assertThat(again.state()).isEqualTo(RunState.RUNNING);
        assertThat(again.error()).isNull();
        assertThat(again.startedAt()).isEqualTo(START);
        assertThat(again.step("universe")).isEqualTo(failed.step("universe"));
        assertThat(again.step("backfill").orElseThrow()).satisfies(step -> {
            assertThat(step.state()).isEqualTo(StepState.PENDING);
            assertThat(step.detail()).isEqualTo("resumed after: 403");
        });
        assertThatThrownBy(again::resumed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("running");
    }

    @Test
    void shouldFollowAStepFromStartToEnd() {
        PipelineRun run = planned.after("backfill", seen(StepState.RUNNING, 1, 3))
                .after("backfill", seen(StepState.RUNNING, 2, 7))
                .after("backfill", seen(StepState.SUCCEEDED, 9, 10));

        Step step = run.step("backfill").orElseThrow();
        assertThat(step.state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(step.startedAt()).isEqualTo(START.plusSeconds(1));
        assertThat(step.finishedAt()).isEqualTo(START.plusSeconds(9));
        assertThat(step.seconds(START)).isEqualTo(8.0);
        assertThat(step.done()).isEqualTo(10);
    }

    @Test
    void shouldIgnoreNewsThatComesLate() {
        PipelineRun done = planned.after("backfill", seen(StepState.SUCCEEDED, 9, 10));

        assertThat(done.after("backfill", seen(StepState.RUNNING, 10, 4))).isEqualTo(done);
        assertThat(done.after("backfill", seen(StepState.FAILED, 11, 4))).isEqualTo(done);
    }

    @Test
    void shouldLearnFromLateNewsWhenAStepBegan() {
        Step step = planned.after("features", seen(StepState.SUCCEEDED, 9, 10))
                .after("features", seen(StepState.RUNNING, 2, 1))
                .step("features")
                .orElseThrow();

        assertThat(step.state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(step.seconds(START)).isEqualTo(7.0);
        assertThat(step.done()).isEqualTo(10);
    }

    @Test
    void shouldClearARemarkThatNoLongerHolds() {
        PipelineRun waiting = planned.after("backfill", seen(StepState.RUNNING, 1, 1))
                .after("backfill", new Observation(StepState.RUNNING, START.plusSeconds(2), 1, 10, "steps", "waiting"));
        PipelineRun running = waiting.after(
                "backfill",
                new Observation(StepState.RUNNING, START.plusSeconds(3), 2, 10, "steps", Observation.NO_DETAIL));

        assertThat(waiting.step("backfill").orElseThrow().detail()).isEqualTo("waiting");
        assertThat(running.step("backfill").orElseThrow().detail()).isNull();
    }

    @Test
    void shouldNotLetProgressRunBackwards() {
        PipelineRun run = planned.after("backfill", seen(StepState.RUNNING, 1, 7));

        assertThat(run.after("backfill", seen(StepState.RUNNING, 2, 3))).isEqualTo(run);
    }

    @ParameterizedTest
    @EnumSource(StepState.class)
    void shouldNeverLeaveATerminalState(StepState next) {
        for (StepState state : StepState.values()) {
            if (state.isTerminal()) {
                assertThat(state.canBecome(next)).isFalse();
            }
        }
        assertThat(next.canBecome(StepState.PENDING)).isFalse();
    }

    @Test
    void shouldAppendAStepThatWasNotPlanned() {
        PipelineRun run = PipelineRun.observed("run", "historical-backfill", START)
                .after("backfill", seen(StepState.RUNNING, 1, 0));

        assertThat(run.steps()).extracting(Step::name).containsExactly("backfill");
    }

    @Test
    void shouldEndTheStepAtWorkWhenTheRunFails() {
        PipelineRun run = planned.after("universe", seen(StepState.RUNNING, 1, 0))
                .finished(RunState.FAILED, START.plusSeconds(5), "provider is gone");

        assertThat(run.step("universe").orElseThrow().state()).isEqualTo(StepState.FAILED);
        assertThat(run.step("backfill").orElseThrow().state()).isEqualTo(StepState.PENDING);
        assertThat(run.error()).isEqualTo("provider is gone");
        assertThat(run.finished(RunState.SUCCEEDED, START.plusSeconds(6), null)).isEqualTo(run);
    }

    @Test
    void shouldSayWhenAStepWasDoneInPart() {
        assertThat(planned.after("universe", seen(StepState.PARTIAL, 1, 0)).doneState())
                .isEqualTo(RunState.PARTIAL);
        assertThat(planned.doneState()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void shouldRefuseAnEndThatIsNone() {
        assertThatThrownBy(() -> planned.finished(RunState.RUNNING, START, null))
                .hasMessageContaining("running");
    }

    @Test
    void shouldReadTheStatesOfOperations() {
        assertThat(StepState.of("queued")).isEqualTo(StepState.PENDING);
        assertThat(StepState.of("partial")).isEqualTo(StepState.PARTIAL);
        assertThat(RunState.of("cancelled")).isEqualTo(RunState.CANCELLED);
    }

    private static Observation seen(StepState state, int second, long done) {
        return new Observation(state, START.plusSeconds(second), done, 10, "steps", null);
    }
}
