package io.ballast.launcher.client;

/** A server refused a request, or could not be reached. */
public final class RemoteFailure extends RuntimeException {

    /** Stands for the status of a server that did not answer at all. */
    public static final int UNREACHABLE = 0;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String hint;

    /**
     * A refusal.
     *
     * @param status the HTTP status, 400 and above
     * @param message what was wrong
     * @param hint what to do, may be null
     */
    public RemoteFailure(int status, String message, String hint) {
        super(message);
        this.status = status;
        this.hint = hint;
    }

    private RemoteFailure(String message, String hint, Throwable cause) {
        super(message, cause);
        this.status = UNREACHABLE;
        this.hint = hint;
    }

    /**
     * The server did not answer.
     *
     * @param name how to call it
     * @param url where it was expected
     * @param cause the failure behind it
     * @return the failure
     */
    public static RemoteFailure unreachable(String name, String url, Throwable cause) {
        return new RemoteFailure(
                "Cannot reach " + name + " at " + url + ".",
                "./ballast status shows what runs, ./ballast up starts it.",
                cause);
    }

    /**
     * The HTTP status.
     *
     * @return 400 and above, or {@link #UNREACHABLE}
     */
    public int status() {
        return status;
    }

    /**
     * What to do.
     *
     * @return a sentence, null if there is none
     */
    public String hint() {
        return hint;
    }
}
