package io.ballast.model.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.application.TrainingStore.ServingModel;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.prediction.Blend;
import io.ballast.model.domain.prediction.Neutral;
import io.ballast.model.domain.prediction.SessionPredictions;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;
import io.ballast.model.learning.SyntheticMarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RestoredModelsTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private final DataSet data = SyntheticMarket.of(20, 30, 3, 0, 1);
    private final CrossSection members = data.sections().get(29);
    private final List<String> read = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final RestoredModels models = upTo(4);

    private RestoredModels upTo(long mostBytes) {
        return new RestoredModels(
                () -> List.of(new Echo("first", 0), new Echo("second", 1)), this::artifact, mostBytes);
    }

    private byte[] artifact(ServingModel model) {
        read.add(model.name() + " " + model.version());
        return new byte[2];
    }

    /** Predicts with one feature, 0 where it is missing. */
    private final class Echo implements Trainer {
        private final String name;
        private final int feature;

        private Echo(String name, int feature) {
            this.name = name;
            this.feature = feature;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of();
        }

        @Override
        public int steps() {
            return 1;
        }

        @Override
        public TrainedModel train(TrainingRows rows, TrainingProgress progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TrainedModel restore(byte[] artifact) {
            open.incrementAndGet();
            return new TrainedModel() {
                @Override
                public double[] predict(CrossSection section) {
                    double[] values = new double[section.size()];
                    for (int row = 0; row < values.length; row++) {
                        float value = section.features()[row * 3 + feature];
                        values[row] = Float.isNaN(value) ? 0 : value;
                    }
                    return values;
                }

                @Override
                public byte[] artifact() {
                    return artifact;
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }
    }

    private Serving champion(UUID training, String second) {
        return new Serving(
                training,
                members.session(),
                Target.FWD_RET,
                data.features(),
                data.market(),
                List.of(
                        new ServingModel("first", "v" + training.getLeastSignificantBits(), true, 0.75),
                        new ServingModel(second, "v" + training.getLeastSignificantBits(), true, 0.25),
                        new ServingModel(Blend.NAME, "b", false, 0),
                        new ServingModel(Neutral.NAME, "n", false, 0)));
    }

    private List<SessionPredictions> predict(UUID training) {
        return models.use(champion(training, "second"), restored -> restored.predict(members));
    }

    @Test
    void shouldPredictWithEachModelAndTheirBlendsInTheOrderOfPublication() {
        List<SessionPredictions> made = predict(FIRST);

        assertThat(made)
                .extracting(SessionPredictions::model)
                .containsExactly("first", "second", Blend.NAME, Neutral.NAME);
        assertThat(made.get(0).values()[0]).isEqualTo(members.features()[0], within(1e-12));
        assertThat(made.get(2).values())
                .isEqualTo(Blend.of(List.of(made.get(0).values(), made.get(1).values()), List.of(0.75, 0.25)));
        assertThat(made.get(3).values())
                .isEqualTo(new Neutral(data.features()).of(members, made.get(2).values()));
    }

    @Test
    void shouldRestoreAChampionOnce() {
        List<SessionPredictions> first = predict(FIRST);
        List<SessionPredictions> again = predict(FIRST);

        assertThat(read).containsExactly("first v1", "second v1");
        assertThat(open).hasValue(2);
        for (int i = 0; i < first.size(); i++) {
            assertThat(again.get(i).values()).isEqualTo(first.get(i).values());
        }
    }

    @Test
    void shouldGiveBackTheChampionBefore() {
        predict(FIRST);
        predict(SECOND);
        predict(FIRST);

        assertThat(read).containsExactly("first v1", "second v1", "first v2", "second v2", "first v1", "second v1");
        assertThat(open).hasValue(2);
    }

    @Test
    void shouldRestoreAgainWhatWasReleased() {
        predict(FIRST);
        models.release();
        assertThat(open).hasValue(0);
        models.release();

        predict(FIRST);

        assertThat(read).hasSize(4);
        assertThat(open).hasValue(2);
    }

    @Test
    void shouldKeepNothingThatIsTooLarge() {
        RestoredModels small = upTo(3);

        small.use(champion(FIRST, "second"), restored -> restored.predict(members));
        assertThat(open).hasValue(0);
        assertThatThrownBy(() -> small.use(champion(FIRST, "second"), restored -> {
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");

        assertThat(open).hasValue(0);
        assertThat(read).hasSize(4);
    }

    @Test
    void shouldLeaveNothingOpenWhenAModelIsOfNoKnownMethod() {
        assertThatThrownBy(() -> models.use(champion(FIRST, "oracle"), restored -> restored.predict(members)))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("'oracle'");

        assertThat(open).hasValue(0);
        assertThat(predict(SECOND)).hasSize(4);
    }
}
