package io.ballast.feature.application;

/** There is not a single bar of a symbol that was ever included. */
public final class NothingToBuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToBuildException(String message) {
        super(message);
    }
}
