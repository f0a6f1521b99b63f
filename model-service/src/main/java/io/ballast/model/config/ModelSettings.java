package io.ballast.model.config;

import java.util.List;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;
import io.ballast.model.application.LearningSettings;
import io.ballast.model.application.PromotionSettings;
import io.ballast.model.application.TrainingSettings;
import io.ballast.model.domain.backtest.TradingCosts;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.fold.Embargo;
import io.ballast.model.domain.fold.WalkForward;
import io.ballast.model.domain.registry.PromotionGate;
import io.ballast.model.domain.target.TargetSelection;
import io.ballast.model.domain.training.SearchingTrainer;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.learning.DrawnSettings;
import io.ballast.model.learning.LightGbmTrainer;
import io.ballast.model.learning.RidgeTrainer;
import io.ballast.model.learning.TreeSettings;
import io.ballast.model.learning.XgboostMethod;
import io.ballast.model.learning.XgboostTrainer;

/** The variables of the model service with their defaults and bounds; the README of this module describes them. */
final class ModelSettings implements LearningSettings {

    private static final double SMALLEST = 1e-9;
    /** A straight line and trees are enough to tell what another target costs. */
    private static final List<String> RECEIPT_MODELS = List.of("ridge", "xgboost");

    private static final int MOST_CANDIDATES = 16;
    private static final int SEARCH_FOLDS = 2;
    private static final double SEARCH_SHARE = 0.3;

    private static final String AUTOMATIC = "automatic";

    @Override
    public TrainingSettings training(Variables variables) {
        LabelHorizon horizon = new LabelHorizon(variables.integer("TARGET_HORIZON_DAYS", 5, 1, 63));
        return new TrainingSettings(
                variables.integer("TRAIN_WINDOW_YEARS", 4, 1, 50),
                new TargetSelection(
                        variables.number("MIN_TARGET_COVERAGE", 0.6, 0, 1),
                        variables.number("TARGET_COVERAGE_RETURN_MARGIN", 0.02, 0, 1)),
                horizon,
                folds(variables, horizon));
    }

    private static WalkForward folds(Variables variables, LabelHorizon horizon) {
        int least = Embargo.least(horizon);
        return new WalkForward(
                variables.integer("TRAIN_FOLDS", 4, 1, 50),
                variables.number("TRAIN_TEST_SHARE", 0.4, 0.05, 0.8),
                new Embargo(horizon, variables.integer("TRAIN_EMBARGO_SESSIONS", least, least, 252)));
    }

    @Override
    public PromotionSettings promotion(Variables variables) {
        return new PromotionSettings(
                new PromotionGate(variables.number("PROMOTION_MARGIN", 0.01, 0, 1)),
                variables
                        .oneOf("MODEL_PROMOTION", AUTOMATIC, List.of(AUTOMATIC, "manual"))
                        .equals(AUTOMATIC));
    }

    @Override
    public TradingCosts costs(Variables variables) {
        return new TradingCosts(
                variables.number("BACKTEST_CAPITAL_USD", 1e6, 1, 1e12),
                variables.number("BACKTEST_HALF_SPREAD", 0.001, 0, 1),
                variables.number("BACKTEST_IMPACT", 0.01, 0, 1),
                variables.number("BACKTEST_BORROW_RATE", 0.03, 0, 1));
    }

    @Override
    public int trainEverySessions(Variables variables) {
        return variables.integer("TRAIN_EVERY_SESSIONS", 5, 1, 252);
    }

    @Override
    public List<Trainer> trainers(Variables variables) {
        int candidates = variables.integer("TRAIN_SEARCH", 0, 0, MOST_CANDIDATES);
        List<Trainer> known = known(variables);
        List<Trainer> wanted = some(
                known,
                variables,
                "TRAIN_MODELS",
                known.stream().map(Trainer::name).toList());
        return candidates < 2
                ? wanted
                : wanted.stream()
                        .map(trainer -> searching(trainer, candidates, variables))
                        .toList();
    }

    /** The method with drawn settings beside the configured ones, tried on folds within what it is trained on. */
    private Trainer searching(Trainer trainer, int candidates, Variables variables) {
        WalkForward inner = new WalkForward(
                SEARCH_FOLDS, SEARCH_SHARE, training(variables).folds().embargo());
        int seed = variables.integer("TRAIN_SEARCH_SEED", 7, 0, Integer.MAX_VALUE);
        List<Trainer> drawn = List.of(trainer);
        if (trainer instanceof XgboostTrainer xgboost) {
            drawn = xgboost.drawn(candidates, seed);
        } else if (trainer instanceof LightGbmTrainer lightGbm) {
            drawn = lightGbm.drawn(candidates, seed);
        } else if (trainer instanceof RidgeTrainer ridge) {
            drawn = DrawnSettings.lambdas(ridge.lambda(), candidates, seed).stream()
                    .<Trainer>map(RidgeTrainer::new)
                    .toList();
        }
        return new SearchingTrainer(drawn, inner);
    }

    @Override
    public List<Trainer> receipts(Variables variables) {
        return some(known(variables), variables, "RECEIPT_MODELS", RECEIPT_MODELS);
    }

    private static List<Trainer> some(
            List<Trainer> known, Variables variables, String variable, List<String> defaults) {
        List<String> names = known.stream().map(Trainer::name).toList();
        List<String> wanted = variables.list(variable, defaults);
        if (wanted.isEmpty() || !names.containsAll(wanted)) {
            throw new ConfigurationException(variable + "=" + String.join(",", wanted)
                    + " is not allowed: some of " + String.join(",", names)
                    + " are expected. Correct it or leave it out.");
        }
        return known.stream().filter(trainer -> wanted.contains(trainer.name())).toList();
    }

    /** By name, as stored models are read, since the blend adds them up in this order. */
    @Override
    public List<Trainer> known(Variables variables) {
        TreeSettings boosting = trees(variables, "XGBOOST", TreeSettings.BOOSTING);
        return List.of(
                new LightGbmTrainer(trees(variables, "LIGHTGBM", TreeSettings.BOOSTING)),
                new XgboostTrainer(XgboostMethod.FOREST, trees(variables, "FOREST", TreeSettings.FOREST)),
                new RidgeTrainer(variables.number("RIDGE_LAMBDA", 1, SMALLEST, 1e9)),
                new XgboostTrainer(XgboostMethod.REGRESSION, boosting),
                new XgboostTrainer(XgboostMethod.RANKING, boosting));
    }

    private static TreeSettings trees(Variables variables, String method, TreeSettings dflt) {
        return new TreeSettings(
                variables.integer(method + "_ROUNDS", dflt.rounds(), 1, 5000),
                variables.integer(method + "_MAX_DEPTH", dflt.maxDepth(), 1, 16),
                variables.number(method + "_LEARNING_RATE", dflt.learningRate(), SMALLEST, 1),
                variables.number(method + "_SUBSAMPLE", dflt.subsample(), SMALLEST, 1),
                variables.number(method + "_COLUMN_SAMPLE", dflt.columnSample(), SMALLEST, 1),
                variables.integer(method + "_MAX_BINS", dflt.maxBins(), 2, 256),
                variables.integer(method + "_MAX_ROWS", dflt.maxRows(), 1000, Integer.MAX_VALUE),
                variables.integer(method + "_SEED", dflt.seed(), 0, Integer.MAX_VALUE),
                variables.integer(method + "_THREADS", dflt.threads(), 1, 64));
    }
}
