package io.ballast.model.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

import io.ballast.kit.config.Variables;
import io.ballast.kit.operation.OperationContext;

import static org.assertj.core.api.Assertions.assertThat;

class StepProgressTest {

    private final Reports reports = new Reports();

    /** Keeps what is reported. */
    private static final class Reports implements OperationContext {
        private final List<String> told = new ArrayList<>();
        private int checkpoints;

        @Override
        public UUID id() {
            return new UUID(0, 1);
        }

        @Override
        public String type() {
            return "train-models";
        }

        @Override
        public String runId() {
            return id().toString();
        }

        @Override
        public JsonNode parameters() {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public Variables variables() {
            return Variables.of(Map.of());
        }

        @Override
        public void progress(long done, long total, String unit) {
            told.add(done + " of " + total + " " + unit);
        }

        @Override
        public void waits(String why) {
            told.add(why);
        }

        @Override
        public void checkpoint() {
            checkpoints++;
        }
    }

    @Test
    void shouldReportStepsAsTheyAreDoneWithWhatIsAssembled() {
        StepProgress progress = new StepProgress(reports, 1_000, 60);

        progress.stepsDone(50);
        progress.stepDone();

        assertThat(reports.told).containsExactly("95 of 105 training steps", "96 of 105 training steps");
        assertThat(reports.checkpoints).isEqualTo(2);
    }

    @Test
    void shouldNotReportWhatAResumedTrainingNeedNotDoBeforeTheFirstStepItDoes() {
        StepProgress progress = new StepProgress(reports, 1_000, 400);

        progress.stepsSpared(100);
        progress.stepsSpared(200);
        assertThat(reports.told).isEmpty();
        progress.stepDone();

        assertThat(reports.told).containsExactly("346 of 445 training steps");
    }

    @Test
    void shouldReportTheEndWhereNothingIsLeftToDo() {
        StepProgress progress = new StepProgress(reports, 1_000, 300);

        progress.stepsSpared(100);
        progress.stepsSpared(200);

        assertThat(reports.told).containsExactly("345 of 345 training steps");
    }
}
