package io.ballast.model.application;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.application.TrainingStore.ServingModel;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.prediction.Blend;
import io.ballast.model.domain.prediction.Neutral;
import io.ballast.model.domain.prediction.SessionPredictions;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;

/** The champion's models, ready to predict; they may hold memory outside the heap until closed. */
final class RestoredChampion implements AutoCloseable {

    private final Serving champion;
    private final List<TrainedModel> learned = new ArrayList<>();
    private long bytes;

    private RestoredChampion(Serving champion) {
        this.champion = champion;
    }

    /**
     * Restores the models.
     *
     * @param champion what predicts
     * @param known all learning methods
     * @param artifacts gives the bytes of a model
     * @throws OperationFailedException if a model is of none of the methods
     */
    static RestoredChampion of(Serving champion, List<Trainer> known, Function<ServingModel, byte[]> artifacts) {
        RestoredChampion restored = new RestoredChampion(champion);
        try {
            champion.models().stream()
                    .filter(ServingModel::learned)
                    .forEach(model -> restored.add(method(model, known), artifacts.apply(model)));
            return restored;
        } catch (RuntimeException failed) {
            restored.close();
            throw failed;
        }
    }

    private static Trainer method(ServingModel model, List<Trainer> known) {
        return known.stream()
                .filter(candidate -> candidate.name().equals(model.name()))
                .findFirst()
                .orElseThrow(() -> new OperationFailedException(
                        "Nothing here can run a model of name '" + model.name() + "'", "Train the models again."));
    }

    private void add(Trainer method, byte[] artifact) {
        learned.add(method.restore(artifact));
        bytes += artifact.length;
    }

    /** Whether these are the models of a training. */
    boolean isOf(UUID trainingRunId) {
        return champion.trainingRunId().equals(trainingRunId);
    }

    /** Size of the models as bytes; what they take in memory is of the same order. */
    long bytes() {
        return bytes;
    }

    /**
     * Predictions of the models and their blends for the members of a session, in the order of publication. The models
     * predict side by side.
     */
    List<SessionPredictions> predict(CrossSection members) {
        List<double[]> parts =
                learned.parallelStream().map(model -> model.predict(members)).toList();
        double[] blend = Blend.of(
                parts,
                champion.models().stream()
                        .filter(ServingModel::learned)
                        .map(ServingModel::weight)
                        .toList());
        List<SessionPredictions> predictions = new ArrayList<>();
        for (ServingModel model : champion.models()) {
            double[] values = model.learned() ? parts.get(predictions.size()) : blend(model, members, blend);
            predictions.add(new SessionPredictions(
                    members.session(), model.name(), model.version(), champion.target(), members.symbols(), values));
        }
        return predictions;
    }

    private double[] blend(ServingModel model, CrossSection members, double[] blend) {
        return model.name().equals(Neutral.NAME) ? new Neutral(champion.features()).of(members, blend) : blend;
    }

    @Override
    public void close() {
        learned.forEach(TrainedModel::close);
    }
}
