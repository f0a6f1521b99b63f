package io.ballast.ingestion.domain.call;

/**
 * How many calls are under way at a time, and when the next one may start. Times are nanoseconds on any clock that never
 * goes back. For one thread.
 */
public interface Pacing {

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
     * A call came back with what a working provider says.
     *
     * @param startedAt when it started
     * @param now the time
     */
    void answered(long startedAt, long now);

    /**
     * The provider refused a call because there were too many.
     *
     * @param startedAt when it started
     * @param now the time
     */
    void refused(long startedAt, long now);

    /**
     * A call came to nothing; to ask less often would not have helped it.
     *
     * @param startedAt when it started
     */
    void failed(long startedAt);

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
            public void answered(long startedAt, long now) {
                // nothing is learnt
            }

            @Override
            public void refused(long startedAt, long now) {
                // nothing is learnt
            }

            @Override
            public void failed(long startedAt) {
                // nothing is learnt
            }
        };
    }
}
