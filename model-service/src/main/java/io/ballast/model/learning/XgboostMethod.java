package io.ballast.model.learning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ballast.model.domain.training.TrainingRows;

/** What XGBoost is asked to learn, and how. */
public enum XgboostMethod {
    /** Boosted trees that predict the label. */
    REGRESSION("xgboost", 1) {
        @Override
        void add(Map<String, Object> parameters, TreeSettings settings, TrainingRows rows) {
            parameters.put("objective", "reg:squarederror");
            parameters.put("base_score", rows.meanLabel());
            parameters.put("colsample_bytree", settings.columnSample());
        }
    },

    /**
     * Boosted trees that predict the order within a session: sessions are groups, a row's relevance is the fifth of its
     * session its label lies in (0 to 4), pairs are drawn evenly, since both ends of the ranking are traded. The order of
     * the rows is learned by LambdaMART without the discount for low positions.
     */
    RANKING("xgboost-rank", 2) {
        @Override
        void add(Map<String, Object> parameters, TreeSettings settings, TrainingRows rows) {
            parameters.put("objective", "rank:pairwise");
            parameters.put("lambdarank_pair_method", "mean");
            parameters.put("lambdarank_num_pair_per_sample", 1);
            parameters.put("base_score", 0);
            parameters.put("colsample_bytree", settings.columnSample());
        }
    },

    /** Trees grown side by side, each on a share of the rows, each split on a share of the features; their mean counts. */
    FOREST("random-forest", 5) {
        @Override
        void add(Map<String, Object> parameters, TreeSettings settings, TrainingRows rows) {
            parameters.put("objective", "reg:squarederror");
            parameters.put("base_score", rows.meanLabel());
            parameters.put("num_parallel_tree", settings.rounds());
            parameters.put("colsample_bynode", settings.columnSample());
        }

        @Override
        int updates(TreeSettings settings) {
            return 1;
        }

        @Override
        List<TreeSettings> drawn(TreeSettings configured, int count, long seed) {
            return DrawnSettings.forest(configured, count, seed);
        }
    };

    private final String modelName;
    private final int stepsPerTree;

    XgboostMethod(String modelName, int stepsPerTree) {
        this.modelName = modelName;
        this.stepsPerTree = stepsPerTree;
    }

    /** What a tree takes, in boosted trees of the regression: pairs are drawn for the ranking, a forest's trees are deep. */
    int stepsPerTree() {
        return stepsPerTree;
    }

    /** The name of its models. */
    public String modelName() {
        return modelName;
    }

    /** Times the library is asked to add trees. */
    int updates(TreeSettings settings) {
        return settings.rounds();
    }

    /** Settings for a search, of the parameters the method has; the configured ones first. */
    List<TreeSettings> drawn(TreeSettings configured, int count, long seed) {
        return DrawnSettings.boosting(configured, count, seed);
    }

    /** Adds what the method needs beside {@link #libraryParameters}. */
    abstract void add(Map<String, Object> parameters, TreeSettings settings, TrainingRows rows);

    /** The start value is given, so that it does not depend on how the library's threads add up the labels. */
    Map<String, Object> libraryParameters(TreeSettings settings, TrainingRows rows) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", settings.maxDepth());
        parameters.put("eta", settings.learningRate());
        parameters.put("subsample", settings.subsample());
        parameters.put("max_bin", settings.maxBins());
        parameters.put("seed", settings.seed());
        parameters.put("nthread", settings.threads());
        parameters.put("verbosity", 0);
        add(parameters, settings, rows);
        return parameters;
    }
}
