package io.ballast.launcher.cli;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code train}: trains all models and predicts a session, the latest one if none is named. */
@Command(name = "train", description = "Train all models and predict the latest session.")
final class TrainVerb extends DispatchVerb {

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The session to train for, with what was known on it (default: the latest with features).")
    private String date;

    @Option(
            names = "--window-years",
            paramLabel = "N",
            description = "Training window in years (default: TRAIN_WINDOW_YEARS, else 4).")
    private String windowYears;

    @Option(
            names = "--min-target-coverage",
            paramLabel = "X",
            description = "Minimum coverage of the primary target (default: MIN_TARGET_COVERAGE, else 0.6).")
    private String minTargetCoverage;

    @Option(
            names = "--models",
            paramLabel = "M[,M]",
            description = {
                "Which models: ridge, xgboost, xgboost-rank, lightgbm, random-forest",
                "(default: TRAIN_MODELS, else all, and ridge,xgboost in a demo)."
            })
    private String models;

    @Option(
            names = "--search",
            paramLabel = "N",
            description = {
                "Try N settings of each model, up to 16, on folds within its training",
                "rows (default: TRAIN_SEARCH, else 0: none)."
            })
    private String search;

    TrainVerb(Session session) {
        super(
                session,
                "train-models",
                new Ending(
                        List.of("session", "rows", "features", "selectedTarget", "fallback"),
                        "./ballast models list shows what they are worth, ./ballast certificate whether their predictions may be traded on."));
    }

    @Override
    void addParameters(ObjectNode parameters) {
        if (date != null) {
            parameters.put("session", date);
        }
    }

    @Override
    void addVariables(ObjectNode variables) {
        if (models != null) {
            variables.put("TRAIN_MODELS", models);
        }
        if (search != null) {
            variables.put("TRAIN_SEARCH", search);
        }
        if (windowYears != null) {
            variables.put("TRAIN_WINDOW_YEARS", windowYears);
        }
        if (minTargetCoverage != null) {
            variables.put("MIN_TARGET_COVERAGE", minTargetCoverage);
        }
    }
}
