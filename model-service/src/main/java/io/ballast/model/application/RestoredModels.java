package io.ballast.model.application;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.config.Variables;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.application.TrainingStore.ServingModel;
import io.ballast.model.domain.training.Trainer;

/**
 * Keeps the champion's models restored from session to session: reading and restoring them takes longer than predicting.
 * Only those of one training are kept, only up to a size, and none while models are trained, which needs the memory.
 */
@Singleton
class RestoredModels {

    /** Five models of the default numbers of trees stay below it. */
    private static final long MOST_BYTES = 128L << 20;

    private final Supplier<List<Trainer>> known;
    private final Function<ServingModel, byte[]> artifacts;
    private final long mostBytes;
    private RestoredChampion kept;

    @Inject
    RestoredModels(TrainingStore store, LearningSettings learning, Variables variables) {
        this(() -> learning.known(variables), model -> store.artifact(model.name(), model.version()), MOST_BYTES);
    }

    /**
     * @param known gives all learning methods
     * @param artifacts gives the bytes of a model
     * @param mostBytes greatest size of the models that are kept, all together
     */
    RestoredModels(Supplier<List<Trainer>> known, Function<ServingModel, byte[]> artifacts, long mostBytes) {
        this.known = known;
        this.artifacts = artifacts;
        this.mostBytes = mostBytes;
    }

    /**
     * Works with a champion's models; one caller at a time, as the next one may close them.
     *
     * @param champion whose models
     * @param work must not keep what it is given
     * @throws io.ballast.kit.operation.OperationFailedException if a model is of no method known here
     */
    synchronized <T> T use(Serving champion, Function<RestoredChampion, T> work) {
        if (kept == null || !kept.isOf(champion.trainingRunId())) {
            release();
            kept = RestoredChampion.of(champion, known.get(), artifacts);
        }
        try {
            return work.apply(kept);
        } finally {
            if (kept.bytes() > mostBytes) {
                release();
            }
        }
    }

    /** Gives back their memory; the next use restores them. */
    synchronized void release() {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
