package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.MarketStatistics;
import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.Target;

/** Keeps training runs and the versions they made. Calls that write join the current transaction. */
public interface TrainingStore {

    /**
     * A version that predicts now.
     *
     * @param name the model's name
     * @param version its version
     * @param learned whether it was learned; a blend is made of the others
     * @param weight its share in the blend
     */
    record ServingModel(String name, String version, boolean learned, double weight) {}

    /**
     * The models that predict now: the champion.
     *
     * @param trainingRunId the training they come from
     * @param session the session they were trained for
     * @param target what they predict
     * @param features the features they need, in their order
     * @param market statistics of the market-wide features as of their training
     * @param models the models and then their blends, in the order of publication
     */
    record Serving(
            UUID trainingRunId,
            LocalDate session,
            Target target,
            FeatureNames features,
            MarketStatistics market,
            List<ServingModel> models) {}

    /**
     * The training whose models predict now.
     *
     * @param trainingRunId the training
     * @param session the session it was made for
     * @param target what its models predict
     */
    record ChampionTraining(UUID trainingRunId, LocalDate session, Target target) {}

    /** The training whose models predict now; empty before the first promotion. */
    Optional<ChampionTraining> champion();

    /** A published training run; empty if there is none of this id. */
    Optional<TrainingReport> find(UUID trainingRunId);

    /** The first training that made a version; empty if there is no such version. */
    Optional<TrainingReport> making(String model, String version);

    /** The latest training runs by session, newest first. */
    List<TrainingReport> latest(int limit);

    /** The target of the latest session before this one that was trained for; empty if there is none. */
    Optional<Target> targetBefore(LocalDate session);

    /**
     * A training, whether or not its models were promoted.
     *
     * @param session the session trained for
     * @param target what its models predict
     */
    record Attempt(LocalDate session, Target target) {}

    /** The latest training for a session up to this one; empty if there is none. */
    Optional<Attempt> lastTraining(LocalDate session);

    /** Keeps a run that trained nothing and let the champion predict; its models are the champion's. */
    void save(TrainingRun run, Serving champion);

    /** Keeps a training run and its versions. */
    void save(TrainingRun run);

    /** Keeps why the primary target is missing with a run that is kept without it. */
    void keep(UUID trainingRunId, CoverageAttribution attribution);

    /** The models that predict now, without their bytes; empty before the first promotion. */
    Optional<Serving> serving();

    /**
     * The bytes of a version.
     *
     * @throws IllegalArgumentException if there is no such version, or it is a blend
     */
    byte[] artifact(String model, String version);
}
