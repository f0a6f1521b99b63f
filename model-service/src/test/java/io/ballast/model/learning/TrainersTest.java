package io.ballast.model.learning;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.evaluation.Estimate;
import io.ballast.model.domain.fold.Embargo;
import io.ballast.model.domain.fold.WalkForward;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.training.OutOfSample;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrainersTest {

    private static final TreeSettings SMALL = new TreeSettings(30, 3, 0.1, 0.8, 0.8, 32, 100_000, 7, 2);
    private static final Target TARGET = Target.FWD_RET_RESID;

    static Stream<Trainer> trainers() {
        return Stream.concat(Stream.of(new RidgeTrainer(1)), trees(SMALL));
    }

    private static Stream<Trainer> trees(TreeSettings settings) {
        return Stream.of(
                new XgboostTrainer(XgboostMethod.REGRESSION, settings),
                new XgboostTrainer(XgboostMethod.RANKING, settings),
                new LightGbmTrainer(settings),
                new XgboostTrainer(XgboostMethod.FOREST, forest(settings.threads())));
    }

    private static TreeSettings forest(int threads) {
        return new TreeSettings(60, 6, 1, 0.63, 0.5, 32, 100_000, 7, threads);
    }

    private static Estimate evaluate(Trainer trainer, DataSet data) {
        WalkForward folds = new WalkForward(2, 0.5, Embargo.of(data.horizon()));
        OutOfSample judging = new OutOfSample(
                folds.over(data.labelled(TARGET), TARGET),
                TARGET,
                data.features().size());
        return judging.judge(judging.predict(trainer, TrainingProgress.NONE)).ic();
    }

    private static TrainingRows rows(DataSet data) {
        return new TrainingRows(data.sections(), TARGET, data.features().size());
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void shouldFindASignalOnSessionsItWasNotTrainedOn(Trainer trainer) {
        Estimate ic = evaluate(trainer, SyntheticMarket.of(60, 160, 6, -0.3, 1));

        assertThat(ic.mean()).isBetween(0.15, 0.4);
        assertThat(ic.tStatistic()).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void shouldFindNothingInNoise(Trainer trainer) {
        Estimate ic = evaluate(trainer, SyntheticMarket.of(60, 160, 6, 0, 2));

        assertThat(Math.abs(ic.tStatistic())).isLessThan(3.5);
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void shouldPredictTheSameBitsWhenRestored(Trainer trainer) {
        DataSet data = SyntheticMarket.of(60, 60, 6, -0.3, 3);
        CrossSection last = data.sections().get(59);
        try (TrainedModel model = trainer.train(rows(data), TrainingProgress.NONE);
                TrainedModel restored = trainer.restore(model.artifact())) {
            assertThat(restored.predict(last)).containsExactly(model.predict(last));
            assertThat(restored.artifact()).isEqualTo(model.artifact());
        }
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void shouldGiveTheSameBytesForTheSameRows(Trainer trainer) {
        assertThat(artifact(trainer)).isEqualTo(artifact(trainer));
    }

    @Test
    void shouldGiveTheSameBytesWithOneAndTwoThreads() {
        List<byte[]> one =
                trees(SMALL.withThreads(1)).map(TrainersTest::artifact).toList();
        List<byte[]> two =
                trees(SMALL.withThreads(2)).map(TrainersTest::artifact).toList();

        assertThat(one).hasSize(4);
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.get(i)).as("method " + i).isEqualTo(two.get(i));
        }
    }

    private static byte[] artifact(Trainer trainer) {
        try (TrainedModel model = trainer.train(rows(SyntheticMarket.of(60, 120, 6, -0.3, 4)), TrainingProgress.NONE)) {
            return model.artifact();
        }
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void shouldReportEachStepItAnnounced(Trainer trainer) {
        AtomicInteger steps = new AtomicInteger();

        trainer.train(rows(SyntheticMarket.of(30, 30, 3, 0, 5)), steps::addAndGet)
                .close();

        assertThat(steps).hasValue(trainer.steps());
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void shouldStopWhenProgressSaysSo(Trainer trainer) {
        TrainingRows rows = rows(SyntheticMarket.of(30, 30, 3, 0, 5));

        assertThatThrownBy(() -> trainer.train(rows, steps -> {
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void shouldRefuseBytesThatAreNoModel(Trainer trainer) {
        assertThatThrownBy(() -> trainer.restore(new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 bytes are no");
    }

    @Test
    void shouldTrainTreesOnEverySecondSessionWhenThereAreTooManyRows() {
        DataSet data = SyntheticMarket.of(50, 60, 3, 0, 6);
        TrainingRows all = rows(data);

        TrainingRows thinned = all.thinnedTo(1500);

        assertThat(all.count()).isEqualTo(50 * 54);
        assertThat(thinned.count()).isEqualTo(50 * 27);
        assertThat(thinned.sections().stream().map(CrossSection::ordinal).toList())
                .isEqualTo(everySecond(data.sections()));
    }

    private static List<Integer> everySecond(List<CrossSection> sections) {
        return sections.stream()
                .map(CrossSection::ordinal)
                .filter(ordinal -> (ordinal - sections.get(59).ordinal()) % 2 == 0)
                .toList();
    }
}
