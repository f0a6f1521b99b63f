package io.ballast.feature.domain.increment;

/** So many rows differ that a build of everything costs less. */
public final class TooMuchChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchChangedException(int limit) {
        super("more than " + limit + " rows differ from what is stored");
    }
}
