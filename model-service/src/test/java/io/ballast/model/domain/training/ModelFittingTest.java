package io.ballast.model.domain.training;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.TimeSplit;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.training.FakeMarket.Echo;

import static org.assertj.core.api.Assertions.assertThat;

class ModelFittingTest {

    private static final Target TARGET = Target.FWD_RET;

    private final DataSet data = FakeMarket.of(120);
    private final List<CrossSection> labelled = data.labelled(TARGET);
    private final TimeSplit split =
            TimeSplit.holdOut(labelled, data.horizon(), 0.25).orElseThrow();
    private final CrossSection latest = data.sections().get(119);
    private final ModelFitting fitting =
            new ModelFitting(new TrainingRows(labelled, TARGET, 2), latest, Optional.of(new HoldOut(split, TARGET, 2)));

    @Test
    void shouldJudgeOnLaterSessionsThanItTrainedOnAndThenTrainOnAll() {
        Echo trainer = new Echo("good", 0, 1);

        fitting.fit(List.of(trainer), TrainingProgress.NONE);

        int firstJudged = split.test().get(0).ordinal();
        assertThat(trainer.lastTrained()).hasSize(2);
        assertThat(trainer.lastTrained().get(0))
                .isLessThan(
                        firstJudged - data.horizon().reach() - data.horizon().embargo());
        assertThat(trainer.lastTrained().get(1))
                .isEqualTo(labelled.get(labelled.size() - 1).ordinal());
    }

    @Test
    void shouldWeighModelsByWhatTheyForetoldAndPutTheBlendLast() {
        List<FittedModel> models =
                fitting.fit(List.of(new Echo("against", 0, -1), new Echo("good", 0, 1)), TrainingProgress.NONE);

        assertThat(models).extracting(FittedModel::name).containsExactly("against", "good", "blend");
        assertThat(models).extracting(FittedModel::weight).containsExactly(0.0, 1.0, 0.0);
        assertThat(models.get(0).ic().mean()).isNegative();
        assertThat(models.get(1).ic().tStatistic()).isGreaterThan(5);
        assertThat(models.get(2).ic().mean()).isBetween(0.5, 0.9);
        // The second half of 29 sessions, less the last one, whose executable return is not known yet.
        assertThat(split.test()).hasSize(29);
        assertThat(models.get(2).ic().sessions()).isEqualTo(14);
        assertThat(models.get(2).parameters())
                .containsEntry("good.weight", "1.0")
                .containsEntry("good.feature", "0")
                .containsEntry("against.weight", "0.0");
    }

    @Test
    void shouldPredictTheLatestSessionInItsOrder() {
        List<FittedModel> models = fitting.fit(List.of(new Echo("good", 0, 1)), TrainingProgress.NONE);

        assertThat(models.get(0).predictions()).hasSize(20);
        assertThat(models.get(0).predictions()[3]).isEqualTo(latest.features()[6]);
    }

    @Test
    void shouldWeighAllTheSameWhenNothingCanBeJudged() {
        ModelFitting blind = new ModelFitting(fitting.rows(), latest, Optional.empty());

        List<FittedModel> models =
                blind.fit(List.of(new Echo("good", 0, 1), new Echo("bad", 1, 1)), TrainingProgress.NONE);

        assertThat(models).extracting(FittedModel::weight).containsExactly(0.5, 0.5, 0.0);
        assertThat(models).allSatisfy(model -> assertThat(model.ic().mean()).isNaN());
    }

    @Test
    void shouldReportAsManyStepsAsAnnounced() {
        List<Trainer> trainers = List.of(new Echo("good", 0, 1), new Echo("bad", 1, 1));
        AtomicInteger steps = new AtomicInteger();

        fitting.fit(trainers, steps::incrementAndGet);

        assertThat(steps).hasValue(4).hasValue(fitting.steps(trainers));
    }
}
