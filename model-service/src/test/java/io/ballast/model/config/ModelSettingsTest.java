package io.ballast.model.config;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;
import io.ballast.model.application.TrainingSettings;
import io.ballast.model.domain.fold.Embargo;
import io.ballast.model.domain.fold.WalkForward;
import io.ballast.model.domain.training.SearchingTrainer;
import io.ballast.model.domain.training.Trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelSettingsTest {

    private final ModelSettings settings = new ModelSettings();

    @Test
    void shouldPinTheDefaults() {
        Variables none = Variables.of(Map.of());

        TrainingSettings training = settings.training(none);

        assertThat(training.windowYears()).isEqualTo(4);
        assertThat(training.selection().minimumCoverage()).isEqualTo(0.6);
        assertThat(training.horizon().rows()).isEqualTo(5);
        assertThat(training.folds()).isEqualTo(new WalkForward(4, 0.4, new Embargo(training.horizon(), 8)));
        assertThat(settings.promotion(none).gate().margin()).isEqualTo(0.01);
        assertThat(settings.promotion(none).automatic()).isTrue();
        assertThat(settings.trainers(none))
                .extracting(Trainer::name)
                .containsExactly("lightgbm", "random-forest", "ridge", "xgboost", "xgboost-rank");
        assertThat(settings.receipts(none)).extracting(Trainer::name).containsExactly("ridge", "xgboost");
        assertThat(settings.trainers(none).get(2).parameters()).containsEntry("lambda", "1.0");
        assertThat(settings.trainers(none).get(3).parameters())
                .containsEntry("rounds", "500")
                .containsEntry("max_depth", "4")
                .containsEntry("learning_rate", "0.05")
                .containsEntry("subsample", "0.8")
                .containsEntry("column_sample", "0.8")
                .containsEntry("max_bins", "64")
                .containsEntry("max_rows", "150000");
    }

    @Test
    void shouldSearchOnlyWhereAsked() {
        Map<String, String> all =
                Map.of("TRAIN_SEARCH", "4", "TRAIN_MODELS", "ridge,xgboost,xgboost-rank,lightgbm,random-forest");

        List<Trainer> trainers = settings.trainers(Variables.of(all));

        assertThat(trainers).hasSize(5).allSatisfy(trainer -> assertThat(trainer.parameters())
                .containsEntry("search.candidates", "4"));
        assertThat(trainers)
                .as("equal seeds draw equal settings")
                .extracting(Trainer::parameters)
                .isEqualTo(settings.trainers(Variables.of(all)).stream()
                        .map(Trainer::parameters)
                        .toList());
        assertThat(settings.trainers(Variables.of(Map.of("TRAIN_SEARCH", "1"))))
                .allSatisfy(trainer -> assertThat(trainer.parameters()).doesNotContainKey("search.candidates"));
    }

    @ParameterizedTest
    @CsvSource({
        "xgboost,       learning_rate, true",
        "xgboost-rank,  learning_rate, true",
        "lightgbm,      learning_rate, true",
        "random-forest, learning_rate, false",
        "random-forest, max_depth,     true",
        "random-forest, column_sample, true",
        "random-forest, rounds,        false"
    })
    void shouldSearchTheParametersAMethodHas(String model, String parameter, boolean searched) {
        Variables variables = Variables.of(Map.of("TRAIN_SEARCH", "12", "TRAIN_MODELS", model));

        SearchingTrainer trainer =
                (SearchingTrainer) settings.trainers(variables).get(0);

        assertThat(trainer.candidates()).hasSize(12);
        assertThat(trainer.candidates().stream()
                        .map(candidate -> candidate.parameters().get(parameter))
                        .distinct()
                        .count())
                .matches(values -> searched == values > 1);
    }

    /** Processor seconds of one thread for 40 trees, or a ridge regression, on 142,200 rows of 45 features (ADR 95). */
    @ParameterizedTest
    @CsvSource({
        "ridge,         0.16",
        "lightgbm,      1.80",
        "xgboost,       1.57",
        "xgboost-rank,  2.42",
        "random-forest, 4.14"
    })
    void shouldLetAStepTakeAboutTheSameTimeInEveryMethod(String model, double measuredSeconds) {
        Variables variables = Variables.of(
                Map.of("TRAIN_MODELS", model, "XGBOOST_ROUNDS", "40", "LIGHTGBM_ROUNDS", "40", "FOREST_ROUNDS", "40"));

        Trainer trainer = settings.trainers(variables).get(0);

        assertThat(measuredSeconds / trainer.steps()).isBetween(0.015, 0.022);
    }

    @Test
    void shouldTrainTheModelsAskedForByName() {
        Variables all = Variables.of(Map.of("TRAIN_MODELS", "random-forest, lightgbm,xgboost-rank,ridge"));

        assertThat(settings.trainers(all))
                .extracting(Trainer::name)
                .containsExactly("lightgbm", "random-forest", "ridge", "xgboost-rank");
        assertThat(settings.trainers(all).get(1).parameters())
                .containsEntry("rounds", "350")
                .containsEntry("max_depth", "10");
    }

    @ParameterizedTest
    @CsvSource({
        "TRAIN_WINDOW_YEARS, 0",
        "TRAIN_WINDOW_YEARS, four",
        "MIN_TARGET_COVERAGE, 1.1",
        "TARGET_HORIZON_DAYS, 0",
        "TRAIN_TEST_SHARE, 0.9",
        "TRAIN_FOLDS, 0",
        "TRAIN_EMBARGO_SESSIONS, 7",
        "PROMOTION_MARGIN, -1",
        "MODEL_PROMOTION, sometimes",
        "TRAIN_MODELS, oracle",
        "RECEIPT_MODELS, oracle",
        "TRAIN_EVERY_SESSIONS, 0",
        "TRAIN_SEARCH, 17",
        "BACKTEST_CAPITAL_USD, 0",
        "BACKTEST_IMPACT, -1",
        "LIGHTGBM_ROUNDS, 0",
        "FOREST_MAX_DEPTH, 17",
        "RIDGE_LAMBDA, 0",
        "XGBOOST_ROUNDS, 0",
        "XGBOOST_MAX_DEPTH, 17",
        "XGBOOST_LEARNING_RATE, 0",
        "XGBOOST_SUBSAMPLE, 1.5",
        "XGBOOST_COLUMN_SAMPLE, -1",
        "XGBOOST_MAX_BINS, 1",
        "XGBOOST_MAX_ROWS, 10",
        "XGBOOST_SEED, -1",
        "XGBOOST_THREADS, 0"
    })
    void shouldRefuseValuesOutOfRange(String name, String value) {
        Variables variables = Variables.of(Map.of(name, value));

        assertThatThrownBy(() -> {
                    settings.training(variables);
                    settings.trainers(variables);
                    settings.receipts(variables);
                    settings.trainEverySessions(variables);
                    settings.costs(variables);
                    settings.promotion(variables);
                })
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(name + "=" + value + " is not allowed");
    }
}
