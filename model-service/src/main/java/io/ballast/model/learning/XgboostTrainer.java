package io.ballast.model.learning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;

/**
 * Trees by XGBoost's histogram method: boosted regression, boosted ranking, or a forest. Missing features stay missing: the trees learn which way a row
 * without the value goes.
 */
public final class XgboostTrainer implements Trainer {

    private final XgboostMethod method;
    private final TreeSettings settings;

    /** A trainer of a method with its parameters. */
    public XgboostTrainer(XgboostMethod method, TreeSettings settings) {
        this.method = method;
        this.settings = settings;
    }

    /**
     * The method with its own and with drawn parameters, for a small search.
     *
     * @param count how many at most, itself included; at least 1
     * @return itself first
     */
    public List<Trainer> drawn(int count, long seed) {
        return method.drawn(settings, count, seed).stream()
                .<Trainer>map(other -> new XgboostTrainer(method, other))
                .toList();
    }

    @Override
    public String name() {
        return method.modelName();
    }

    @Override
    public Map<String, String> parameters() {
        return settings.parameters();
    }

    @Override
    public int steps() {
        return TreeSettings.MATRIX_STEPS + settings.rounds() * method.stepsPerTree();
    }

    @Override
    public TrainedModel train(TrainingRows rows, TrainingProgress progress) {
        TrainingRows used = rows.thinnedTo(settings.maxRows());
        try {
            DMatrix matrix = XgboostMatrix.of(used, method);
            try {
                progress.stepsDone(TreeSettings.MATRIX_STEPS);
                return new XgboostModel(boost(matrix, used, progress), rows.width());
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError failed) {
            throw new IllegalStateException("Failed to train " + name() + " on " + used.count() + " rows", failed);
        }
    }

    @Override
    public TrainedModel restore(byte[] artifact) {
        return XgboostModel.restore(artifact);
    }

    private Booster boost(DMatrix matrix, TrainingRows rows, TrainingProgress progress) throws XGBoostError {
        Booster booster =
                XGBoost.train(matrix, method.libraryParameters(settings, rows), 0, new HashMap<>(), null, null);
        try {
            int updates = method.updates(settings);
            for (int round = 0; round < updates; round++) {
                booster.update(matrix, round);
                progress.stepsDone(settings.rounds() / updates * method.stepsPerTree());
            }
            return booster;
        } catch (XGBoostError | RuntimeException failed) {
            booster.dispose();
            throw failed;
        }
    }
}
