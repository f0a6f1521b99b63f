package io.ballast.benchmarks.train;

import java.util.List;
import java.util.concurrent.Callable;

import org.ejml.data.DMatrixRMaj;
import org.kohsuke.MetaInfServices;

import io.ballast.benchmarks.Contender;
import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.Workload;
import io.ballast.benchmarks.build.PublishedRows;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;
import io.ballast.model.learning.LightGbmTrainer;
import io.ballast.model.learning.RidgeTrainer;
import io.ballast.model.learning.TreeSettings;
import io.ballast.model.learning.XgboostMethod;
import io.ballast.model.learning.XgboostTrainer;

/** Assembles 555,000 rows and fits each model on as many rows of 45 features; a tenth of the trees of a real training, since each takes the same time. */
@MetaInfServices(Workload.class)
public final class TrainWorkload implements Workload {

    private static final int ROWS = 555_000;
    private static final TreeSettings BOOSTING = new TreeSettings(50, 4, 0.05, 0.8, 0.8, 64, Integer.MAX_VALUE, 7, 2);
    private static final TreeSettings FOREST = new TreeSettings(35, 10, 1, 0.63, 0.33, 64, Integer.MAX_VALUE, 7, 2);

    /** Fits on a matrix that is there already. */
    @FunctionalInterface
    private interface Bare {
        Object fit(Matrix matrix) throws Exception;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "assemble 555,000 rows and fit each model on them; peers: raw COPY, and the bare calls of the libraries";
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                new Contender("assembly", Contender.OURS, PublishedRows::assembled),
                new Contender("assembly", "raw-copy", PublishedRows::copied),
                ours("ridge", new RidgeTrainer(1)),
                new Contender("ridge", "ejml", TrainWorkload::ridge),
                ours("xgboost", new XgboostTrainer(XgboostMethod.REGRESSION, BOOSTING)),
                peer("xgboost", "xgboost4j", matrix -> BareLibraries.boost(matrix, BOOSTING)),
                ours("xgboost-rank", new XgboostTrainer(XgboostMethod.RANKING, BOOSTING)),
                new Contender("xgboost-rank", "xgboost4j", TrainWorkload::rank),
                ours("lightgbm", new LightGbmTrainer(BOOSTING)),
                peer("lightgbm", "lightgbm4j", matrix -> BareLibraries.lightGbm(matrix, BOOSTING)),
                ours("random-forest", new XgboostTrainer(XgboostMethod.FOREST, FOREST)),
                peer("random-forest", "xgboost4j", matrix -> BareLibraries.forest(matrix, FOREST)));
    }

    private static Contender ours(String part, Trainer trainer) {
        return new Contender(part, Contender.OURS, run -> {
            TrainingRows rows = SeededRows.of(run.rows(ROWS));
            return measured(run, rows.count(), () -> {
                try (TrainedModel model = trainer.train(rows, TrainingProgress.NONE)) {
                    return model.artifact();
                }
            });
        });
    }

    private static Contender peer(String part, String name, Bare bare) {
        return new Contender(part, name, run -> {
            Matrix matrix = Matrix.of(SeededRows.of(run.rows(ROWS)));
            return measured(run, matrix.rows(), () -> bare.fit(matrix));
        });
    }

    private static Measurement rank(Run run) throws Exception {
        TrainingRows rows = SeededRows.of(run.rows(ROWS));
        Matrix matrix = Matrix.of(rows);
        Ranking ranking = Ranking.of(rows, matrix);
        return measured(run, matrix.rows(), () -> BareLibraries.rank(matrix, ranking, BOOSTING));
    }

    private static Measurement ridge(Run run) throws Exception {
        Matrix matrix = Matrix.of(SeededRows.of(run.rows(ROWS)));
        DMatrixRMaj design = BareLibraries.design(matrix);
        return measured(run, matrix.rows(), () -> BareLibraries.ridge(design, matrix));
    }

    /** No server takes part. */
    private static Measurement measured(Run run, long rows, Callable<?> work) throws Exception {
        return run.measureLong(rows, work, () -> 0);
    }
}
