package io.ballast.model.domain.dataset;

/**
 * How much an older session counts, in training and in the coverage that decides what to train on: half as much every 120
 * sessions.
 */
public final class SessionWeight {

    /** Sessions after which a session counts half. */
    public static final int HALF_LIFE = 120;

    private SessionWeight() {}

    /**
     * Weight of a session.
     *
     * @param age sessions since the newest one, at least 0
     * @return 1 for the newest one, towards 0 for old ones
     */
    public static double of(int age) {
        return Math.pow(0.5, (double) age / HALF_LIFE);
    }
}
