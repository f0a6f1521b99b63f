package io.ballast.feature.application;

/** There is no row to explain. */
public final class NothingToExplainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    NothingToExplainException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /**
     * What to do.
     *
     * @return one sentence
     */
    public String hint() {
        return hint;
    }
}
