package io.ballast.model.domain.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.Universe;
import io.ballast.model.domain.fold.Embargo;
import io.ballast.model.domain.fold.WalkForward;
import io.ballast.model.domain.target.Target;
import io.ballast.model.learning.RidgeTrainer;

import static org.assertj.core.api.Assertions.assertThat;

class ShadowTrainingTest {

    private static final LocalDate FIRST = LocalDate.parse("2014-01-02");
    private static final int SYMBOLS = 60;
    private static final int SESSIONS = 300;

    @Test
    void shouldFindNoCostWhereBothTargetsAreTheSame() {
        TargetReceipt receipt = receipt("own_1", 0);

        assertThat(receipt.cost().mean()).isZero();
        assertThat(receipt.primary().mean())
                .isPositive()
                .isEqualTo(receipt.fallback().mean());
        assertThat(receipt.primary().tStatistic()).isGreaterThan(5);
    }

    @Test
    void shouldStateWhatTheBetOnTheMarketCostsWithItsInterval() {
        TargetReceipt receipt = receipt("own_1", 0.03);

        assertThat(receipt.cost().low()).isPositive();
        assertThat(receipt.cost().mean())
                .isEqualTo(
                        receipt.primary().mean() - receipt.fallback().mean(),
                        org.assertj.core.api.Assertions.within(1e-12));
        assertThat(receipt.cost().sessions()).isEqualTo(receipt.primary().sessions());
    }

    @Test
    void shouldJudgeTheFallbackAsItIsPublishedNeutralToBeta() {
        double neutral = receipt("beta_63", 0.03).cost().mean();

        assertThat(neutral).isLessThan(receipt("own_1", 0.03).cost().mean() / 4);
    }

    @Test
    void shouldReportAsManyStepsAsAnnouncedAndNothingWithoutFolds() {
        DataSet data = market("beta_63", 0);
        ShadowTraining shadow = shadow(data);
        Trainer trainer = new RidgeTrainer(1);
        AtomicInteger steps = new AtomicInteger();

        shadow.compare(trainer, steps::addAndGet);

        assertThat(steps).hasValue(2 * 2 * trainer.steps()).hasValue(shadow.steps(trainer));
        assertThat(new ShadowTraining(List.of(), data.features()).compare(trainer, TrainingProgress.NONE))
                .isEmpty();
    }

    private static TargetReceipt receipt(String betaName, double marketReturn) {
        return shadow(market(betaName, marketReturn))
                .compare(new RidgeTrainer(1), TrainingProgress.NONE)
                .orElseThrow();
    }

    private static ShadowTraining shadow(DataSet data) {
        WalkForward folds = new WalkForward(2, 0.5, Embargo.of(data.horizon()));
        return new ShadowTraining(
                folds.over(data.labelled(Target.FWD_RET_RESID), Target.FWD_RET_RESID), data.features());
    }

    /** The residual follows the first feature; the second one is the beta by which the plain return follows the market. */
    private static DataSet market(String betaName, double marketReturn) {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        int first = calendar.ordinal(FIRST);
        Universe universe = new Universe(IntStream.range(0, SYMBOLS)
                .mapToObj(i -> new Membership("S" + (10 + i), FIRST, null))
                .toList());
        DataSetBuilder builder = new DataSetBuilder(
                new FeatureNames(List.of("own_0", betaName)),
                new LabelHorizon(5),
                universe,
                calendar,
                calendar.session(first + SESSIONS - 1));
        Random random = new Random(3);
        for (int day = 0; day < SESSIONS; day++) {
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                float[] row = {(float) random.nextGaussian(), (float) random.nextGaussian()};
                float residual = (float) (0.02 * (0.2 * row[0] + random.nextGaussian()));
                float[] labels = {residual, (float) (residual + row[1] * marketReturn)};
                builder.add(universe.symbol(symbol), calendar.session(first + day), row, labels, labels);
            }
        }
        return builder.build();
    }
}
