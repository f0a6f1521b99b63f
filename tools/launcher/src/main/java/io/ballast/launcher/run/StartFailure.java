package io.ballast.launcher.run;

/** Something cannot be started; the message says what, why, and what to do. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean conflict;

    private StartFailure(String message, boolean conflict, Throwable cause) {
        super(message, cause);
        this.conflict = conflict;
    }

    /**
     * Something did not come up.
     *
     * @param message what, why, and what to do
     */
    public StartFailure(String message) {
        this(message, false, null);
    }

    /**
     * Something did not come up.
     *
     * @param message what, why, and what to do
     * @param cause the failure behind it
     */
    public StartFailure(String message, Throwable cause) {
        this(message, false, cause);
    }

    /**
     * Something else is in the way: a port in use, another run.
     *
     * @param message what, and what to do
     * @return the failure
     */
    public static StartFailure conflict(String message) {
        return new StartFailure(message, true, null);
    }

    /**
     * Whether something else is in the way.
     *
     * @return true for a port in use or another run
     */
    public boolean isConflict() {
        return conflict;
    }
}
