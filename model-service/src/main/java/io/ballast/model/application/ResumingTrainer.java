package io.ballast.model.application;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import io.ballast.model.domain.dataset.ContentHash;
import io.ballast.model.domain.training.Making;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;

/**
 * Takes fits that an earlier attempt at the same training finished instead of making them again. A restored model predicts
 * the bits the fitted one did, so nobody can tell.
 *
 * @param method what fits
 * @param fits where finished fits are kept
 * @param trainingRunId the training
 * @param dataHash what it learns from
 * @param making what it learns with; a fit of another release is not taken over
 */
record ResumingTrainer(Trainer method, FinishedFits fits, UUID trainingRunId, String dataHash, Making making)
        implements Trainer {

    @Override
    public String name() {
        return method.name();
    }

    @Override
    public Map<String, String> parameters() {
        return method.parameters();
    }

    @Override
    public int steps() {
        return method.steps();
    }

    @Override
    public TrainedModel train(TrainingRows rows, TrainingProgress progress) {
        String fit = fit(rows);
        Optional<byte[]> finished = fits.find(trainingRunId, fit);
        if (finished.isPresent()) {
            progress.stepsSpared(steps());
            return method.restore(finished.get());
        }
        long started = System.nanoTime();
        TrainedModel model = method.train(rows, progress);
        double seconds = (System.nanoTime() - started) / 1e9;
        fits.keep(trainingRunId, fit, name(), seconds, model.artifact());
        return model;
    }

    @Override
    public TrainedModel restore(byte[] artifact) {
        return method.restore(artifact);
    }

    /** Names the fit by all it depends on: the sessions stand for their rows, which the hash of the data covers. */
    private String fit(TrainingRows rows) {
        StringBuilder all = new StringBuilder(dataHash)
                .append('\n')
                .append(name())
                .append(new TreeMap<>(parameters()))
                .append('\n')
                .append(rows.target().column())
                .append('\n')
                .append(making.line());
        rows.sections()
                .forEach(section ->
                        all.append('\n').append(section.ordinal()).append(' ').append(section.labelled(rows.target())));
        return ContentHash.of(all.toString());
    }
}
