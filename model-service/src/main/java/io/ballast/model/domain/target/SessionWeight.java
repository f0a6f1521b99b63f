package io.ballast.model.domain.target;

/** How much an older session counts: half as much every 120 sessions, so that a decision looks at what is learnt from. */
final class SessionWeight {

    /** Sessions after which a session counts half. */
    static final int HALF_LIFE = 120;

    private SessionWeight() {}

    /**
     * Weight of a session.
     *
     * @param age sessions since the newest one, at least 0
     * @return 1 for the newest one, towards 0 for old ones
     */
    static double of(int age) {
        return Math.pow(0.5, (double) age / HALF_LIFE);
    }
}
