package io.ballast.model.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.MarketStatistics;
import io.ballast.model.domain.dataset.SessionWeight;
import io.ballast.model.domain.fold.Fold;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.training.FittedModel;
import io.ballast.model.domain.training.Making;
import io.ballast.model.domain.training.TrainingWindow;
import io.ballast.model.domain.training.VersionName;

/**
 * A finished training, ready to be published.
 *
 * @param id the same for repetitions of the same call
 * @param runId the run it belongs to
 * @param settings what was asked for
 * @param window the sessions used
 * @param decision the target and why
 * @param evidence what stands behind the decision
 * @param data what it was trained on
 * @param making what it was trained with
 * @param folds how the models were judged; empty if the history was too short for it
 * @param members the members predicted at the window's end
 * @param models the models and their blend, in the order of publication
 * @param publishedAt business time
 */
public record TrainingRun(
        UUID id,
        String runId,
        TrainingSettings settings,
        TrainingWindow window,
        TargetDecision decision,
        SelectionEvidence evidence,
        Data data,
        Making making,
        List<Fold> folds,
        CrossSection members,
        List<FittedModel> models,
        Instant publishedAt) {

    /**
     * What models were trained on.
     *
     * @param features the features, in their order
     * @param featuresLeftOut published features no row has
     * @param suspicious features that foretell more than one honestly can
     * @param market statistics of the market-wide features
     * @param sessions number of sessions with rows
     * @param rows number of rows
     * @param rowsOverJumps rows without labels because they reach over a price jump nobody has explained
     * @param missingRates share of the rows without a value by feature, in their order
     * @param hash hash of all of it
     * @param bias why figures on it look better than the market was
     */
    public record Data(
            List<String> features,
            List<String> featuresLeftOut,
            List<String> suspicious,
            MarketStatistics market,
            int sessions,
            long rows,
            long rowsOverJumps,
            double[] missingRates,
            String hash,
            HistoryBias bias) {}

    /** The session trained for. */
    public LocalDate session() {
        return window.to();
    }

    /** The version of one of the models. */
    public String version(FittedModel model) {
        return VersionName.of(session(), model.name(), decision.selected(), identity(model), data.hash(), making);
    }

    /** Window and folds are part of what a model is known by. */
    private Map<String, String> identity(FittedModel model) {
        Map<String, String> identity = new HashMap<>(model.parameters());
        identity.put("folds", settings.folds().toString());
        identity.put("fold_bounds", folds.stream().map(Fold::bounds).collect(Collectors.joining("\n")));
        identity.put("half_life_sessions", Integer.toString(SessionWeight.HALF_LIFE));
        return identity;
    }
}
