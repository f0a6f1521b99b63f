package io.ballast.model.domain.training;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.evaluation.RankedSession;
import io.ballast.model.domain.fold.Embargo;
import io.ballast.model.domain.fold.Fold;
import io.ballast.model.domain.fold.WalkForward;
import io.ballast.model.domain.prediction.Neutral;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.training.FakeMarket.Echo;

import static org.assertj.core.api.Assertions.assertThat;

class ModelFittingTest {

    private static final Target TARGET = Target.FWD_RET;

    private final DataSet data = FakeMarket.of(120);
    private final List<CrossSection> labelled = data.labelled(TARGET);
    private final List<Fold> folds = new WalkForward(2, 0.5, Embargo.of(data.horizon())).over(labelled, TARGET);
    private final CrossSection latest = data.sections().get(119);
    private final ModelFitting fitting = new ModelFitting(
            new TrainingRows(labelled, TARGET, 2),
            latest,
            new OutOfSample(folds, TARGET, 2),
            new Neutral(data.features()));

    @Test
    void shouldJudgeOnLaterSessionsThanItTrainedOnAndThenTrainOnAll() {
        Echo trainer = new Echo("good", 0, 1);

        fitting.fit(List.of(trainer), TrainingProgress.NONE);

        assertThat(trainer.lastTrained()).hasSize(3);
        for (int fold = 0; fold < 2; fold++) {
            int firstJudged = folds.get(fold).test().get(0).ordinal();
            // Five rows of the label and eight sessions of the embargo lie between.
            assertThat(trainer.lastTrained().get(fold)).isEqualTo(firstJudged - 5 - 8 - 1);
        }
        assertThat(trainer.lastTrained().get(2))
                .isEqualTo(labelled.get(labelled.size() - 1).ordinal());
    }

    @Test
    void shouldWeighModelsByWhatTheyForetoldAndPutTheBlendLast() {
        List<FittedModel> models =
                fitting.fit(List.of(new Echo("against", 0, -1), new Echo("good", 0, 1)), TrainingProgress.NONE);

        assertThat(models).extracting(FittedModel::name).containsExactly("against", "good", "blend", "blend-neutral");
        assertThat(models).extracting(FittedModel::weight).containsExactly(0.0, 1.0, 0.0, 0.0);
        assertThat(models.get(0).ic().mean()).isNegative();
        assertThat(models.get(1).ic().tStatistic()).isGreaterThan(5);
        assertThat(models.get(2).ic().mean()).isBetween(0.5, 0.9);
        // In the first fold the models count the same and cancel each other out. In the second, of 57 sessions in both,
        // the good one counts alone; the executable return of the last session is not known yet.
        assertThat(models.get(2).ic().sessions()).isEqualTo(28);
        assertThat(models.get(2).parameters())
                .containsEntry("good.weight", "1.0")
                .containsEntry("good.feature", "0")
                .containsEntry("against.weight", "0.0");
        assertThat(models.get(3).parameters())
                .containsEntry("good.weight", "1.0")
                .containsEntry("neutral_to", "sector,size_ln,beta_63,mom_252_21,turnover_21");
        assertThat(models.get(3).ic().sessions()).isEqualTo(28);
    }

    @Test
    void shouldWeighTheModelsInAFoldByOutcomesThatWereKnownWhenItBegan() {
        int start =
                folds.get(1).test().get(0).ordinal() - data.sections().get(0).ordinal();
        // An executable return of six rows may take seven sessions.
        List<List<Double>> blended = blendOfTheSecondFold(day -> false);

        assertThat(blendOfTheSecondFold(day -> day >= start - 7)).isEqualTo(blended);
        assertThat(blendOfTheSecondFold(day -> day < start - 7)).isNotEqualTo(blended);
    }

    private List<List<Double>> blendOfTheSecondFold(IntPredicate reversed) {
        DataSet market = FakeMarket.of(120, reversed);
        OutOfSample judging = new OutOfSample(
                new WalkForward(2, 0.5, Embargo.of(market.horizon())).over(market.labelled(TARGET), TARGET), TARGET, 2);
        List<List<List<RankedSession>>> predicted = List.of(
                judging.predict(new Echo("good", 0, 1), TrainingProgress.NONE),
                judging.predict(new Echo("bad", 1, 1), TrainingProgress.NONE));
        return judging.blend(predicted).get(1).stream()
                .map(session -> Arrays.stream(session.predictions()).boxed().toList())
                .toList();
    }

    @Test
    void shouldJudgeWhatIsPublished() {
        FeatureNames names = new FeatureNames(List.of("beta_63", "other"));
        Echo foretoldByBeta = new Echo("beta", 0, 1);

        assertThat(judged(foretoldByBeta, new AsPublished(Target.FWD_RET_RESID, names)))
                .isGreaterThan(0.5);
        // Nothing but rounding is left of it.
        assertThat(judged(foretoldByBeta, new AsPublished(TARGET, names))).isBetween(-0.2, 0.2);
    }

    private double judged(Echo trainer, AsPublished published) {
        OutOfSample judging = new OutOfSample(folds, TARGET, 2, published);
        return judging.judge(judging.predict(trainer, TrainingProgress.NONE))
                .ic()
                .mean();
    }

    @Test
    void shouldPredictTheLatestSessionInItsOrder() {
        List<FittedModel> models = fitting.fit(List.of(new Echo("good", 0, 1)), TrainingProgress.NONE);

        assertThat(models.get(0).predictions()).hasSize(20);
        assertThat(models.get(0).predictions()[3]).isEqualTo(latest.features()[6]);
    }

    @Test
    void shouldWeighAllTheSameWhenNothingCanBeJudged() {
        ModelFitting blind =
                new ModelFitting(fitting.rows(), latest, new OutOfSample(List.of(), TARGET, 2), fitting.neutral());

        List<FittedModel> models =
                blind.fit(List.of(new Echo("good", 0, 1), new Echo("bad", 1, 1)), TrainingProgress.NONE);

        assertThat(models).extracting(FittedModel::weight).containsExactly(0.5, 0.5, 0.0, 0.0);
        assertThat(models).allSatisfy(model -> assertThat(model.ic().mean()).isNaN());
    }

    @Test
    void shouldReportAsManyStepsAsAnnounced() {
        List<Trainer> trainers = List.of(new Echo("good", 0, 1), new Echo("bad", 1, 1));
        AtomicInteger steps = new AtomicInteger();

        fitting.fit(trainers, steps::addAndGet);

        assertThat(steps).hasValue(6).hasValue(fitting.steps(trainers));
    }
}
