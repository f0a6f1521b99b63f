package io.ballast.benchmarks.backfill;

/**
 * How many calls are under way at a time, and when the next one may start. Times are nanoseconds on any clock that never
 * goes back. For one thread.
 */
interface Pacing {

    /** How many calls may be under way; at least 1. */
    int concurrency();

    /** The time before which no further call starts. */
    long notBefore();

    /**
     * A call started.
     *
     * @param now the time
     */
    void started(long now);

    /**
     * A call came back.
     *
     * @param now the time
     * @param refusals how often the provider asked to slow down since the last answer
     */
    void answered(long now, int refusals);

    /** Calls begin again after a pause, which says nothing about the provider. */
    default void resumed() {}

    /**
     * Always the same.
     *
     * @param concurrency calls under way, at least 1
     * @param interval nanoseconds from one start to the next, at least 0
     */
    static Pacing fixed(int concurrency, long interval) {
        return new Pacing() {
            private long next = Long.MIN_VALUE;

            @Override
            public int concurrency() {
                return concurrency;
            }

            @Override
            public long notBefore() {
                return next;
            }

            @Override
            public void started(long now) {
                next = now + interval;
            }

            @Override
            public void answered(long now, int refusals) {
                // nothing is learnt
            }
        };
    }
}
