package io.ballast.kit.operation;

/** Thrown at a checkpoint to leave the handler: the operation was cancelled, or goes on in another process. */
public final class OperationStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean cancelled;

    OperationStoppedException(boolean cancelled) {
        super(cancelled ? "cancelled" : "interrupted by a shutdown");
        this.cancelled = cancelled;
    }

    boolean isCancelled() {
        return cancelled;
    }
}
