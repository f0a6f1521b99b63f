package io.ballast.model.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.training.Making;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;
import io.ballast.model.learning.RidgeTrainer;
import io.ballast.model.learning.SyntheticMarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResumingTrainerTest {

    private static final UUID RUN = new UUID(0, 1);
    private static final Making MAKING = new Making("0.1.0+1a2b3c4d5e6f", Map.of("ejml", "0.46.1"));

    private final Kept kept = new Kept();
    private final DataSet data = SyntheticMarket.of(20, 30, 3, 0, 1);

    /** Keeps fits in memory. */
    private static final class Kept implements FinishedFits {
        private final Map<String, byte[]> artifacts = new HashMap<>();

        @Override
        public Optional<byte[]> find(UUID trainingRunId, String fit) {
            return Optional.ofNullable(artifacts.get(trainingRunId + fit));
        }

        @Override
        public void keep(UUID trainingRunId, String fit, String model, double seconds, byte[] artifact) {
            artifacts.put(trainingRunId + fit, artifact);
        }

        @Override
        public void settle(UUID trainingRunId) {
            artifacts.clear();
        }
    }

    /** Ridge that counts its fits. */
    private static final class Counting {
        private final AtomicInteger fits = new AtomicInteger();
        private final RidgeTrainer ridge = new RidgeTrainer(1);

        private Trainer trainer() {
            return new Trainer() {
                @Override
                public String name() {
                    return ridge.name();
                }

                @Override
                public Map<String, String> parameters() {
                    return ridge.parameters();
                }

                @Override
                public int steps() {
                    return ridge.steps();
                }

                @Override
                public TrainedModel train(TrainingRows rows, TrainingProgress progress) {
                    fits.incrementAndGet();
                    return ridge.train(rows, progress);
                }

                @Override
                public TrainedModel restore(byte[] artifact) {
                    return ridge.restore(artifact);
                }
            };
        }
    }

    /** Counts the steps it is told of. */
    private static final class Told implements TrainingProgress {
        private int done;
        private int spared;

        @Override
        public void stepsDone(int steps) {
            done += steps;
        }

        @Override
        public void stepsSpared(int steps) {
            spared += steps;
        }
    }

    private TrainingRows rows(int sessions) {
        return new TrainingRows(
                data.sections().subList(0, sessions),
                Target.FWD_RET,
                data.features().size());
    }

    private byte[] fit(Counting counting, UUID run, String dataHash, int sessions, TrainingProgress progress) {
        return fit(new ResumingTrainer(counting.trainer(), kept, run, dataHash, MAKING), sessions, progress);
    }

    private byte[] fit(Trainer resuming, int sessions, TrainingProgress progress) {
        try (TrainedModel model = resuming.train(rows(sessions), progress)) {
            return model.artifact();
        }
    }

    @Test
    void shouldGoOnWithTheFitThatWasNotFinishedAndGiveTheSameBytes() {
        Counting counting = new Counting();
        byte[] first = fit(counting, RUN, "data", 10, TrainingProgress.NONE);
        assertThatThrownBy(() -> fit(counting, RUN, "data", 20, steps -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(counting.fits).hasValue(2);

        Told told = new Told();
        byte[] again = fit(counting, RUN, "data", 10, told);
        fit(counting, RUN, "data", 20, TrainingProgress.NONE);

        assertThat(again).isEqualTo(first);
        assertThat(told.spared).as("steps of a fit that was taken over").isEqualTo(counting.ridge.steps());
        assertThat(told.done).isZero();
        assertThat(counting.fits).as("only the killed fit was made again").hasValue(3);
    }

    @Test
    void shouldNotTakeOverAFitOfOtherDataOrAnotherTrainingOrOtherParameters() {
        Counting counting = new Counting();
        fit(counting, RUN, "data", 10, TrainingProgress.NONE);
        fit(counting, RUN, "other data", 10, TrainingProgress.NONE);
        fit(counting, new UUID(0, 2), "data", 10, TrainingProgress.NONE);
        fit(new ResumingTrainer(new RidgeTrainer(2), kept, RUN, "data", MAKING), 10, TrainingProgress.NONE);

        assertThat(counting.fits).hasValue(3);
        assertThat(kept.artifacts).hasSize(4);
        assertThat(List.copyOf(kept.artifacts.keySet())).doesNotHaveDuplicates();
    }

    @Test
    void shouldNotTakeOverAFitOfAnotherReleaseOrLibrary() {
        Counting counting = new Counting();
        fit(counting, RUN, "data", 10, TrainingProgress.NONE);
        List<Making> others = List.of(
                new Making("0.1.0+ffffffffffff", MAKING.libraries()),
                new Making(MAKING.code(), Map.of("ejml", "0.47.0")));
        for (Making other : others) {
            fit(new ResumingTrainer(counting.trainer(), kept, RUN, "data", other), 10, TrainingProgress.NONE);
        }

        assertThat(counting.fits).hasValue(3);
        fit(counting, RUN, "data", 10, TrainingProgress.NONE);
        assertThat(counting.fits).as("its own is taken over still").hasValue(3);
    }
}
