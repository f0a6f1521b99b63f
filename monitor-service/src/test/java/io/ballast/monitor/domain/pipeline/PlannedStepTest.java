package io.ballast.monitor.domain.pipeline;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlannedStepTest {

    @Test
    void shouldTakePredictingWithoutTrainingForTheStepThatTrains() {
        assertThat(PlannedStep.ofOperation("train-models")).hasValue(PlannedStep.TRAIN);
        assertThat(PlannedStep.ofOperation("predict")).hasValue(PlannedStep.TRAIN);
        assertThat(PlannedStep.TRAIN.operationType()).isEqualTo("train-models");
    }

    @Test
    void shouldKnowNoStepOfAnOperationOutsideOfPipelines() {
        assertThat(PlannedStep.ofOperation("run-validation")).isEmpty();
    }
}
