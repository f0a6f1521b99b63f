package io.ballast.kit.operation;

/** A failure that another attempt would not mend. */
public final class OperationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param message what happened, naming the offending value
     * @param hint what to do about it
     */
    public OperationFailedException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}
