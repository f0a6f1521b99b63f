package io.ballast.model.application;

import java.util.List;

import io.ballast.kit.config.Variables;
import io.ballast.model.domain.backtest.TradingCosts;
import io.ballast.model.domain.training.Trainer;

/** Makes settings and trainers from variables, since one call may come with values of its own. */
public interface LearningSettings {

    /**
     * How models are trained.
     *
     * @throws io.ballast.kit.config.ConfigurationException if a value is not allowed
     */
    TrainingSettings training(Variables variables);

    /**
     * The learning methods by name, the order in which their models are trained, published and reported.
     *
     * @throws io.ballast.kit.config.ConfigurationException if a value is not allowed
     */
    List<Trainer> trainers(Variables variables);

    /**
     * The methods that learn both targets after a fallback, to tell what it costs.
     *
     * @throws io.ballast.kit.config.ConfigurationException if a value is not allowed
     */
    List<Trainer> receipts(Variables variables);

    /**
     * Sessions after which the champion is too old to predict day by day, so that models are trained; 1: for each session.
     *
     * @throws io.ballast.kit.config.ConfigurationException if the value is not allowed
     */
    int trainEverySessions(Variables variables);

    /**
     * What trading costs in a back-test.
     *
     * @throws io.ballast.kit.config.ConfigurationException if a value is not allowed
     */
    TradingCosts costs(Variables variables);

    /** All learning methods, also those that are not trained now: a model trained earlier may still have to predict. */
    List<Trainer> known(Variables variables);

    /**
     * How trainings become champion.
     *
     * @throws io.ballast.kit.config.ConfigurationException if a value is not allowed
     */
    PromotionSettings promotion(Variables variables);
}
