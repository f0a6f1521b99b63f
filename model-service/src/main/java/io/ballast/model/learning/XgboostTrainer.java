package io.ballast.model.learning;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.java.util.BigDenseMatrix;

import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;

/**
 * Boosted regression trees by XGBoost's histogram method. Missing features stay missing: the trees learn which way a row
 * without the value goes.
 */
public final class XgboostTrainer implements Trainer {

    /** The model's name. */
    public static final String NAME = "xgboost";

    private final XgboostSettings settings;

    /** A trainer with these parameters. */
    public XgboostTrainer(XgboostSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("rounds", Integer.toString(settings.rounds()));
        parameters.put("max_depth", Integer.toString(settings.maxDepth()));
        parameters.put("learning_rate", Double.toString(settings.learningRate()));
        parameters.put("subsample", Double.toString(settings.subsample()));
        parameters.put("column_sample", Double.toString(settings.columnSample()));
        parameters.put("max_bins", Integer.toString(settings.maxBins()));
        parameters.put("max_rows", Integer.toString(settings.maxRows()));
        parameters.put("seed", Integer.toString(settings.seed()));
        return parameters;
    }

    @Override
    public int steps() {
        return settings.rounds();
    }

    @Override
    public TrainedModel train(TrainingRows rows, TrainingProgress progress) {
        TrainingRows used = rows.thinnedTo(settings.maxRows());
        try {
            DMatrix matrix = matrix(used);
            try {
                return new XgboostModel(boost(matrix, meanLabel(used), progress), rows.width());
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError failed) {
            throw new IllegalStateException("Failed to train boosted trees on " + used.count() + " rows", failed);
        }
    }

    @Override
    public TrainedModel restore(byte[] artifact) {
        return XgboostModel.restore(artifact);
    }

    private Booster boost(DMatrix matrix, double meanLabel, TrainingProgress progress) throws XGBoostError {
        Booster booster = XGBoost.train(matrix, libraryParameters(meanLabel), 0, new HashMap<>(), null, null);
        try {
            for (int round = 0; round < settings.rounds(); round++) {
                booster.update(matrix, round);
                progress.stepDone();
            }
            return booster;
        } catch (XGBoostError | RuntimeException failed) {
            booster.dispose();
            throw failed;
        }
    }

    /** The start value is given, so that it does not depend on how the library's threads add up the labels. */
    private Map<String, Object> libraryParameters(double meanLabel) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "reg:squarederror");
        parameters.put("tree_method", "hist");
        parameters.put("base_score", meanLabel);
        parameters.put("max_depth", settings.maxDepth());
        parameters.put("eta", settings.learningRate());
        parameters.put("subsample", settings.subsample());
        parameters.put("colsample_bytree", settings.columnSample());
        parameters.put("max_bin", settings.maxBins());
        parameters.put("seed", settings.seed());
        parameters.put("nthread", settings.threads());
        parameters.put("verbosity", 0);
        return parameters;
    }

    private static double meanLabel(TrainingRows rows) {
        double[] sums = new double[2];
        rows.forEach((features, offset, label, weight) -> {
            sums[0] += weight * label;
            sums[1] += weight;
        });
        return sums[0] / sums[1];
    }

    /** The rows are handed over outside the heap, because the library would copy an array of the heap there anyway. */
    private static DMatrix matrix(TrainingRows rows) throws XGBoostError {
        int count = rows.count();
        int width = rows.width();
        float[] labels = new float[count];
        float[] weights = new float[count];
        BigDenseMatrix dense = new BigDenseMatrix(count, width);
        try {
            int[] next = new int[1];
            rows.forEach((features, offset, label, weight) -> {
                long start = (long) next[0] * width;
                for (int feature = 0; feature < width; feature++) {
                    dense.set(start + feature, features[offset + feature]);
                }
                weights[next[0]] = weight;
                labels[next[0]++] = label;
            });
            DMatrix matrix = new DMatrix(dense, Float.NaN);
            matrix.setLabel(labels);
            matrix.setWeight(weights);
            return matrix;
        } finally {
            dense.dispose();
        }
    }
}
