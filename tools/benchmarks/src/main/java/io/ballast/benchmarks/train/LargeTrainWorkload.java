package io.ballast.benchmarks.train;

import java.util.List;

import org.kohsuke.MetaInfServices;

import io.ballast.benchmarks.Contender;
import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.Workload;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;
import io.ballast.model.learning.LightGbmTrainer;
import io.ballast.model.learning.RidgeTrainer;
import io.ballast.model.learning.TreeSettings;
import io.ballast.model.learning.XgboostMethod;
import io.ballast.model.learning.XgboostTrainer;

/**
 * How much memory a training of millions of rows takes: the data set and a fit on all of its rows in one process. Few trees,
 * as more of them take time but no memory.
 */
@MetaInfServices(Workload.class)
public final class LargeTrainWorkload implements Workload {

    private static final int ROWS = 5_000_000;
    private static final int SYMBOLS = 5000;
    private static final int FEATURES = 60;
    private static final TreeSettings BOOSTING = new TreeSettings(5, 4, 0.05, 0.8, 0.8, 64, Integer.MAX_VALUE, 7, 2);
    private static final TreeSettings FOREST = new TreeSettings(5, 10, 1, 0.63, 0.33, 64, Integer.MAX_VALUE, 7, 2);

    @Override
    public String name() {
        return "train-large";
    }

    @Override
    public String summary() {
        return "peak memory of assembling 5,000,000 rows (--rows N) x 60 features and fitting each model on all of them";
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    /**
     * Room for the data set and one copy of its values; what the libraries hold lies outside. As in the launcher's services, the
     * heap gives back what assembling the data set has left.
     */
    @Override
    public List<String> jvmOptions() {
        return List.of(
                "-Xms256m",
                "-Xmx2900m",
                "-Xmn128m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=5",
                "-XX:MaxHeapFreeRatio=10",
                "-XX:-ShrinkHeapInSteps");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                ours(new RidgeTrainer(1)),
                ours(new XgboostTrainer(XgboostMethod.REGRESSION, BOOSTING)),
                ours(new XgboostTrainer(XgboostMethod.RANKING, BOOSTING)),
                ours(new LightGbmTrainer(BOOSTING)),
                ours(new XgboostTrainer(XgboostMethod.FOREST, FOREST)));
    }

    private static Contender ours(Trainer trainer) {
        return new Contender(trainer.name(), Contender.OURS, (Run run) -> {
            TrainingRows rows = SeededRows.of(run.rows(ROWS), SYMBOLS, FEATURES);
            // as the service does
            System.gc();
            run.note(rows.count() + " labelled rows of " + rows.width() + " features");
            return run.measureLong(
                    rows.count(),
                    () -> {
                        try (TrainedModel model = trainer.train(rows, TrainingProgress.NONE)) {
                            return model.artifact();
                        }
                    },
                    () -> 0);
        });
    }
}
