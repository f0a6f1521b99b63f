package io.ballast.monitor.application;

import java.time.Duration;

import io.ballast.monitor.domain.cause.Loss;

/** Where a loss lies could not be found out in time. */
public final class LossTimedOutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A question that was given up.
     *
     * @param loss what was looked for
     * @param limit for how long
     */
    public LossTimedOutException(Loss loss, Duration limit) {
        super("finding the lost " + loss.label() + " timed out after " + limit.toMillis() / 1e3
                + " s (ATTRIBUTION_TIMEOUT_SEC)");
    }
}
