package io.ballast.benchmarks.train;

import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;
import io.ballast.model.learning.TreeSettings;
import io.ballast.model.learning.XgboostMethod;
import io.ballast.model.learning.XgboostTrainer;

import static org.assertj.core.api.Assertions.assertThat;

/** What is timed beside ours is the same work: it grows the same trees. */
class BareLibrariesTest {

    private static final TreeSettings TREES = new TreeSettings(5, 4, 0.05, 0.8, 0.8, 64, Integer.MAX_VALUE, 7, 2);

    private final TrainingRows rows = SeededRows.of(5_000);
    private final Matrix matrix = Matrix.of(rows);

    @Test
    void shouldGrowTheTreesOfOurRegression() throws Exception {
        shouldBeOurs(XgboostMethod.REGRESSION, () -> BareLibraries.boost(matrix, TREES));
    }

    @Test
    void shouldGrowTheTreesOfOurRanking() throws Exception {
        shouldBeOurs(XgboostMethod.RANKING, () -> BareLibraries.rank(matrix, Ranking.of(rows, matrix), TREES));
    }

    @Test
    void shouldGrowTheTreesOfOurForest() throws Exception {
        shouldBeOurs(XgboostMethod.FOREST, () -> BareLibraries.forest(matrix, TREES));
    }

    private void shouldBeOurs(XgboostMethod method, Callable<Object> bare) throws Exception {
        try (TrainedModel ours = new XgboostTrainer(method, TREES).train(rows, TrainingProgress.NONE)) {
            assertThat(bare.call()).isEqualTo(ours.artifact());
        }
    }
}
