package io.ballast.model.application;

import java.util.Optional;
import java.util.UUID;

/** Keeps each fit of a training until the training is published, so that it can go on after a crash. */
public interface FinishedFits {

    /** The model of a fit as bytes; empty if the fit was not finished. */
    Optional<byte[]> find(UUID trainingRunId, String fit);

    /**
     * Keeps a fit at once.
     *
     * @param model the model's name
     * @param seconds how long the fit took
     */
    void keep(UUID trainingRunId, String fit, String model, double seconds, byte[] artifact);

    /**
     * Notes what the fits of a published training took, and forgets all fits, also those of trainings that were given up;
     * joins the current transaction.
     */
    void settle(UUID trainingRunId);
}
