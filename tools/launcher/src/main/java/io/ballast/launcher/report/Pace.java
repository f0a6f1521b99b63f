package io.ballast.launcher.report;

/**
 * How fast a step gets on. It is measured while somebody looks, from the first unit that was seen to be done to the latest:
 * neither what came before the units counts nor what was done before.
 */
final class Pace {

    private static final double UNKNOWN = -1;
    private static final long LEAST_NANOS = 5_000_000_000L;

    private Step seen;
    private Mark first;
    private Mark latest;

    /**
     * A moment at which a unit was seen to be done.
     *
     * @param done units done then
     * @param nanos when, on a clock that never goes back
     */
    private record Mark(long done, long nanos) {}

    /** Takes in how far the step is now. */
    void see(Step step, long nanos) {
        if (!goesOn(step)) {
            first = null;
        } else if (step.done() > seen.done()) {
            latest = new Mark(step.done(), nanos);
            first = first == null ? latest : first;
        }
        seen = step;
    }

    /** Another attempt has a pace of its own, and so has what is counted in another unit. */
    private boolean goesOn(Step step) {
        return seen != null
                && seen.isRunning()
                && step.isRunning()
                && step.done() >= seen.done()
                && (seen.done() == 0 || step.unit().equals(seen.unit()));
    }

    /**
     * How long the step still takes from now on.
     *
     * @return seconds; not above 0 while nothing can be said: after a few seconds, or when no unit has come for longer than all
     *     the others took
     */
    double secondsLeft(long nanos) {
        if (first == null) {
            return UNKNOWN;
        }
        long measured = latest.nanos() - first.nanos();
        long idle = nanos - latest.nanos();
        if (measured < LEAST_NANOS || idle > measured) {
            return UNKNOWN;
        }
        double perUnit = (double) measured / (latest.done() - first.done());
        return (perUnit * (seen.total() - seen.done()) - idle) / 1e9;
    }
}
