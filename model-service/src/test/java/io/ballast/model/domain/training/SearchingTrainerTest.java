package io.ballast.model.domain.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.fold.Embargo;
import io.ballast.model.domain.fold.Fold;
import io.ballast.model.domain.fold.WalkForward;
import io.ballast.model.domain.prediction.Neutral;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.training.FakeMarket.Echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SearchingTrainerTest {

    private static final Target TARGET = Target.FWD_RET;

    private final DataSet data = FakeMarket.of(240);
    private final List<CrossSection> labelled = data.labelled(TARGET);
    private final Embargo embargo = Embargo.of(data.horizon());
    private final WalkForward inner = new WalkForward(2, 0.3, embargo);

    @Test
    void shouldFitWithTheSettingsThatForetellAndSayWhichTheyAre() {
        Trainer searching = new SearchingTrainer(List.of(new Echo("echo", 1, 1), new Echo("echo", 0, 1)), inner);
        ModelFitting fitting = new ModelFitting(
                new TrainingRows(labelled, TARGET, 2),
                data.sections().get(239),
                new OutOfSample(new WalkForward(2, 0.5, embargo).over(labelled, TARGET), TARGET, 2),
                new Neutral(data.features()));
        AtomicInteger steps = new AtomicInteger();

        FittedModel fitted = fitting.fit(List.of(searching), steps::addAndGet).get(0);

        assertThat(fitted.ic().mean()).isGreaterThan(0.5);
        assertThat(fitted.parameters())
                .containsEntry("feature", "1")
                .containsEntry("search.candidates", "2")
                .containsEntry("search.best.feature", "0");
        assertThat(Double.parseDouble(fitted.parameters().get("search.best_ic")))
                .isBetween(0.5, 0.9);
        assertThat(steps).hasValue(fitting.steps(List.of(searching))).hasValue(15);
    }

    @Test
    void shouldNeverSeeWhatTheEvaluationJudgesBy() {
        Fold outer = new WalkForward(1, 0.5, embargo).over(labelled, TARGET).get(0);
        List<Seen> seen = new ArrayList<>();
        Trainer searching = new SearchingTrainer(List.of(new Echo("echo", 1, 1), new Echo("echo", 0, 1)), inner)
                .around(candidate -> new Watched(candidate, seen));

        searching
                .train(new TrainingRows(outer.train(), TARGET, 2), TrainingProgress.NONE)
                .close();

        int judged = outer.test().get(0).ordinal();
        assertThat(seen).hasSizeGreaterThan(100).allSatisfy(session -> {
            assertThat(session.ordinal()).isLessThan(judged - embargo.sessions());
            // The label's end, and that of the return from the next open by which candidates are judged.
            assertThat(session.ordinal() + data.horizon().executableReach()).isLessThan(judged);
        });
        assertThat(seen.stream().filter(Seen::predicted)).isNotEmpty();
    }

    @Test
    void shouldTellApartWhatNeedNotBeDone() {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger spared = new AtomicInteger();
        TrainingProgress progress = new TrainingProgress() {
            @Override
            public void stepsDone(int steps) {
                done.addAndGet(steps);
            }

            @Override
            public void stepsSpared(int steps) {
                spared.addAndGet(steps);
            }
        };
        Trainer searching = new SearchingTrainer(List.of(new Echo("echo", 1, 1), new Echo("echo", 0, 1)), inner);

        searching
                .train(new TrainingRows(labelled.subList(0, 5), TARGET, 2), progress)
                .close();

        assertThat(done).as("the fit, without a search").hasValue(1);
        assertThat(spared).as("the search").hasValue(searching.steps() - 1);
    }

    @Test
    void shouldTakeTheConfiguredSettingsWhereTheHistoryIsTooShortToSearch() {
        Echo configured = new Echo("echo", 1, 1);
        AtomicInteger steps = new AtomicInteger();
        Trainer searching = new SearchingTrainer(List.of(configured, new Echo("echo", 0, 1)), inner);

        TrainedModel model = searching.train(new TrainingRows(labelled.subList(0, 5), TARGET, 2), steps::addAndGet);

        assertThat(model.choices()).containsEntry("search.best.feature", "1").containsEntry("search.best_ic", "NaN");
        assertThat(configured.lastTrained()).hasSize(1);
        assertThat(steps).hasValue(searching.steps());
    }

    @Test
    void shouldTakeTheConfiguredSettingsWhereNoneCanBeJudged() {
        Trainer searching = new SearchingTrainer(List.of(new Echo("echo", 1, 0), new Echo("echo", 0, 0)), inner);

        TrainedModel model = searching.train(new TrainingRows(labelled, TARGET, 2), TrainingProgress.NONE);

        assertThat(model.choices()).containsEntry("search.best.feature", "1").containsEntry("search.best_ic", "NaN");
    }

    @Test
    void shouldRefuseASearchWithoutAChoice() {
        assertThatThrownBy(() -> new SearchingTrainer(List.of(new Echo("echo", 1, 1)), inner))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SearchingTrainer(List.of(new Echo("echo", 1, 1), new Echo("b", 1, 1)), inner))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A session that a fit was given or asked to predict. */
    private record Seen(int ordinal, boolean predicted) {}

    private record Watched(Trainer method, List<Seen> seen) implements Trainer {

        @Override
        public String name() {
            return method.name();
        }

        @Override
        public Map<String, String> parameters() {
            return method.parameters();
        }

        @Override
        public int steps() {
            return method.steps();
        }

        @Override
        public TrainedModel train(TrainingRows rows, TrainingProgress progress) {
            rows.sections().forEach(section -> seen.add(new Seen(section.ordinal(), false)));
            TrainedModel model = method.train(rows, progress);
            return new TrainedModel() {
                @Override
                public double[] predict(CrossSection section) {
                    seen.add(new Seen(section.ordinal(), true));
                    return model.predict(section);
                }

                @Override
                public byte[] artifact() {
                    return model.artifact();
                }

                @Override
                public void close() {
                    model.close();
                }
            };
        }

        @Override
        public TrainedModel restore(byte[] artifact) {
            return method.restore(artifact);
        }
    }
}
