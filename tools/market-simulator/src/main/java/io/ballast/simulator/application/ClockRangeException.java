package io.ballast.simulator.application;

/** The clock cannot go where the market has no data. */
public final class ClockRangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A refused move of the clock.
     *
     * @param message the instant asked for and the range there is
     */
    public ClockRangeException(String message) {
        super(message);
    }
}
