package io.ballast.kit.operation;

import java.time.Duration;
import java.util.Objects;

/**
 * Leaves the handler, and its thread, until somebody who is waited for may be back. The operation is taken up again after a
 * pause, by any process, and goes on with what is stored; that is no attempt of its own. Until then it counts as running.
 */
public final class OperationPutOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Duration pause;
    private final transient OperationWait waited;

    /**
     * @param why what is waited for, and since when; told like {@link OperationContext#waits}
     * @param pause time until it is taken up again
     * @param waited what {@link OperationContext#waited} will tell then
     */
    public OperationPutOffException(String why, Duration pause, OperationWait waited) {
        super(Objects.requireNonNull(why, "why"));
        this.pause = Objects.requireNonNull(pause, "pause");
        this.waited = Objects.requireNonNull(waited, "waited");
    }

    Duration pause() {
        return pause;
    }

    OperationWait waited() {
        return waited;
    }
}
