package io.ballast.monitor.application;

/** A service does not answer, or not in a way that says anything. */
public final class ServiceUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which service and why.
     *
     * @param message the service, its address and what happened
     * @param cause what happened, may be null
     */
    public ServiceUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
