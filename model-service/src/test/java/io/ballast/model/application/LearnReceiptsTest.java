package io.ballast.model.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.kit.operation.OperationPutOffException;
import io.ballast.kit.operation.OperationWait;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.fold.Embargo;
import io.ballast.model.domain.fold.WalkForward;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.training.ShadowTraining;
import io.ballast.model.domain.training.TargetReceipt;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;
import io.ballast.model.learning.RidgeTrainer;
import io.ballast.model.learning.SyntheticMarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LearnReceiptsTest {

    private final DataSet data = SyntheticMarket.of(20, 80, 3, 0, 1);
    private final ShadowTraining shadow = new ShadowTraining(
            new WalkForward(2, 0.5, Embargo.of(data.horizon()))
                    .over(data.labelled(TargetDecision.PRIMARY), TargetDecision.PRIMARY),
            data.features());

    /** Reports one step of seven, and fails with all fits on plain returns after the first. */
    private record Failing(AtomicInteger fits, Error error) implements Trainer {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of();
        }

        @Override
        public int steps() {
            return 7;
        }

        @Override
        public TrainedModel train(TrainingRows rows, TrainingProgress progress) {
            progress.stepDone();
            if (rows.target() == Target.FWD_RET && fits.incrementAndGet() > 1) {
                if (error != null) {
                    throw error;
                }
                throw new IllegalStateException("no memory for the matrix");
            }
            progress.stepsDone(6);
            return new RidgeTrainer(1).train(rows, TrainingProgress.NONE);
        }

        @Override
        public TrainedModel restore(byte[] artifact) {
            return new RidgeTrainer(1).restore(artifact);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldMissAReceiptThatFailsAndLearnTheOthers(boolean unlinked) {
        Error error = unlinked ? new UnsatisfiedLinkError("libxgboost4j.so") : null;
        LearnReceipts receipts =
                new LearnReceipts(shadow, List.of(new Failing(new AtomicInteger(), error), new RidgeTrainer(1)));
        AtomicInteger steps = new AtomicInteger();

        List<TargetReceipt> learned = receipts.learn(steps::addAndGet);

        assertThat(learned).extracting(TargetReceipt::model).containsExactly("ridge");
        assertThat(steps).as("progress gets to its end").hasValue(receipts.steps());
        assertThat(receipts.steps()).isEqualTo(2 * 2 * (7 + new RidgeTrainer(1).steps()));
    }

    @Test
    void shouldLetTheOperationLeave() {
        LearnReceipts receipts = new LearnReceipts(shadow, List.of(new RidgeTrainer(1)));
        TrainingProgress leaving = steps -> {
            throw new OperationPutOffException("waits", Duration.ofSeconds(1), new OperationWait(Instant.EPOCH, 1));
        };

        assertThatThrownBy(() -> receipts.learn(leaving)).isInstanceOf(OperationPutOffException.class);
    }

    @Test
    void shouldLearnNothingWhereNothingFellBack() {
        LearnReceipts receipts =
                new LearnReceipts(new ShadowTraining(List.of(), data.features()), List.of(new RidgeTrainer(1)));

        assertThat(receipts.learn(TrainingProgress.NONE)).isEmpty();
        assertThat(receipts.steps()).isZero();
    }
}
