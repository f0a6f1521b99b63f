package io.ballast.ingestion.domain.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How long somebody who fails is waited for. The pause doubles with each failure in a row; after some failures, and when
 * the time is over, it has an end. Not safe for several threads.
 */
public final class Patience {

    /** Failures in a row that are borne however little time there is. */
    public static final int FEWEST_FAILURES = 5;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final Duration firstPause;
    private final Duration total;
    private int failures;
    private Instant since;

    /**
     * @param firstPause pause after the first failure; zero for none until {@link #FEWEST_FAILURES}
     * @param total time from the first failure in a row to the last attempt
     */
    public Patience(Duration firstPause, Duration total) {
        this.firstPause = Objects.requireNonNull(firstPause, "firstPause");
        this.total = Objects.requireNonNull(total, "total");
    }

    /**
     * Goes on with what was noted elsewhere.
     *
     * @param firstFailure when the first of the failures in a row was
     * @param failuresInRow how many there were, at least 1
     */
    public void resume(Instant firstFailure, int failuresInRow) {
        since = Objects.requireNonNull(firstFailure, "firstFailure");
        failures = failuresInRow;
    }

    /**
     * Notes a failure.
     *
     * @return pause before the next attempt, the last one of which is made when the time is over; empty if there is to be
     *     none
     */
    public Optional<Duration> failed(Instant now) {
        failures++;
        if (since == null) {
            since = now;
        }
        Duration left = Duration.between(now, until());
        if (failures < FEWEST_FAILURES) {
            return Optional.of(pause());
        }
        if (left.isNegative() || left.isZero()) {
            return Optional.empty();
        }
        return Optional.of(left.compareTo(pause()) < 0 ? left : pause());
    }

    /** Something went well: the next failure is the first one. */
    public void restart() {
        failures = 0;
        since = null;
    }

    /** Failures in a row. */
    public int failures() {
        return failures;
    }

    /** When the first of the failures in a row was; null if there is none. */
    public Instant since() {
        return since;
    }

    /** When the time is over, unless there were too few failures by then; there must have been one. */
    public Instant until() {
        return since.plus(total);
    }

    private Duration pause() {
        Duration pause = firstPause;
        for (int failure = 1; failure < failures && pause.compareTo(LONGEST_PAUSE) < 0; failure++) {
            pause = pause.multipliedBy(2);
        }
        Duration longest = firstPause.compareTo(LONGEST_PAUSE) > 0 ? firstPause : LONGEST_PAUSE;
        Duration bounded = pause.compareTo(longest) > 0 ? longest : pause;
        return bounded.isZero() && failures >= FEWEST_FAILURES ? afterMany() : bounded;
    }

    /** Without a first pause there is one at last: nobody is asked without end at full speed. */
    private Duration afterMany() {
        long doublings = Math.min(10, failures - FEWEST_FAILURES);
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
