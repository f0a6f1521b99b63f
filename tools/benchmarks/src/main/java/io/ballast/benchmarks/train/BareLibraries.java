package io.ballast.benchmarks.train;

import java.util.HashMap;
import java.util.Map;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

import io.ballast.model.learning.TreeSettings;

/** The libraries with the parameters ours gives them, on a matrix that is there already. */
final class BareLibraries {

    private BareLibraries() {}

    static Object boost(Matrix matrix, TreeSettings settings) throws Exception {
        Map<String, Object> parameters = common(matrix, settings);
        parameters.put("colsample_bytree", settings.columnSample());
        return xgboost(matrix, parameters, settings.rounds());
    }

    /** Pairs drawn evenly, as ours are; what the rows are graded by is there already. */
    static Object rank(Matrix matrix, Ranking ranking, TreeSettings settings) throws Exception {
        Map<String, Object> parameters = common(matrix, settings);
        parameters.put("objective", "rank:pairwise");
        parameters.put("lambdarank_pair_method", "mean");
        parameters.put("lambdarank_num_pair_per_sample", 1);
        parameters.put("base_score", 0);
        parameters.put("colsample_bytree", settings.columnSample());
        return xgboost(matrix, parameters, settings.rounds(), data -> {
            data.setLabel(ranking.grades());
            data.setGroup(ranking.groups());
            data.setWeight(ranking.weights());
        });
    }

    static Object forest(Matrix matrix, TreeSettings settings) throws Exception {
        Map<String, Object> parameters = common(matrix, settings);
        parameters.put("num_parallel_tree", settings.rounds());
        parameters.put("colsample_bynode", settings.columnSample());
        return xgboost(matrix, parameters, 1);
    }

    private static Map<String, Object> common(Matrix matrix, TreeSettings settings) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "reg:squarederror");
        parameters.put("base_score", matrix.meanLabel());
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", settings.maxDepth());
        parameters.put("eta", settings.learningRate());
        parameters.put("subsample", settings.subsample());
        parameters.put("max_bin", settings.maxBins());
        parameters.put("seed", settings.seed());
        parameters.put("nthread", settings.threads());
        parameters.put("verbosity", 0);
        return parameters;
    }

    /** What a matrix is told of its rows beside their features. */
    @FunctionalInterface
    private interface Describing {
        void describe(DMatrix data) throws XGBoostError;
    }

    private static byte[] xgboost(Matrix matrix, Map<String, Object> parameters, int rounds) throws Exception {
        return xgboost(matrix, parameters, rounds, data -> {
            data.setLabel(matrix.labels());
            data.setWeight(matrix.weights());
        });
    }

    private static byte[] xgboost(Matrix matrix, Map<String, Object> parameters, int rounds, Describing rows)
            throws Exception {
        DMatrix data = new DMatrix(matrix.values(), matrix.rows(), SeededRows.FEATURES, Float.NaN);
        try {
            rows.describe(data);
            Booster booster = XGBoost.train(data, parameters, rounds, new HashMap<>(), null, null);
            try {
                return booster.toByteArray("ubj");
            } finally {
                booster.dispose();
            }
        } finally {
            data.dispose();
        }
    }

    static Object lightGbm(Matrix matrix, TreeSettings settings) throws Exception {
        String parameters = String.join(
                " ",
                "objective=regression",
                "max_depth=" + settings.maxDepth(),
                "num_leaves=" + (1 << settings.maxDepth()),
                "learning_rate=" + settings.learningRate(),
                "bagging_fraction=" + settings.subsample(),
                "bagging_freq=1",
                "feature_fraction=" + settings.columnSample(),
                "max_bin=" + settings.maxBins(),
                "seed=" + settings.seed(),
                "num_threads=" + settings.threads(),
                "deterministic=true",
                "force_row_wise=true",
                "verbosity=-1");
        try (LGBMDataset data = LGBMDataset.createFromMat(
                matrix.values(), matrix.rows(), SeededRows.FEATURES, true, parameters, null)) {
            data.setField("label", matrix.labels());
            data.setField("weight", matrix.weights());
            try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
                for (int round = 0; round < settings.rounds(); round++) {
                    booster.updateOneIter();
                }
                return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN);
            }
        }
    }

    /** Rows times the roots of their weights, missing values as 0; the intercept is a column of its own. */
    static DMatrixRMaj design(Matrix matrix) {
        int width = SeededRows.FEATURES;
        DMatrixRMaj design = new DMatrixRMaj(matrix.rows(), width + 1);
        for (int row = 0; row < matrix.rows(); row++) {
            double root = Math.sqrt(matrix.weights()[row]);
            for (int feature = 0; feature < width; feature++) {
                float value = matrix.values()[row * width + feature];
                design.data[row * (width + 1) + feature] = Float.isNaN(value) ? 0 : root * value;
            }
            design.data[row * (width + 1) + width] = root;
        }
        return design;
    }

    /** Normal equations by EJML. */
    static Object ridge(DMatrixRMaj design, Matrix matrix) {
        DMatrixRMaj labels = new DMatrixRMaj(matrix.rows(), 1);
        for (int row = 0; row < matrix.rows(); row++) {
            labels.data[row] = Math.sqrt(matrix.weights()[row]) * matrix.labels()[row];
        }
        DMatrixRMaj squares = new DMatrixRMaj(design.numCols, design.numCols);
        CommonOps_DDRM.multTransA(design, design, squares);
        for (int feature = 0; feature < SeededRows.FEATURES; feature++) {
            squares.add(feature, feature, 1);
        }
        DMatrixRMaj products = new DMatrixRMaj(design.numCols, 1);
        CommonOps_DDRM.multTransA(design, labels, products);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(design.numCols);
        if (!solver.setA(squares)) {
            throw new IllegalStateException("the normal equations are not positive definite");
        }
        DMatrixRMaj coefficients = new DMatrixRMaj(design.numCols, 1);
        solver.solve(products, coefficients);
        return coefficients;
    }
}
