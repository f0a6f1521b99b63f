package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.Objects;

/**
 * How much of a data set is there for one session.
 *
 * @param session the session
 * @param expected cells expected, at least 0
 * @param present cells that are there, at least 0
 */
public record SessionCompleteness(LocalDate session, long expected, long present) {

    /** Share of the expected cells from which a session counts as complete. */
    public static final double COMPLETE = 0.95;

    /** Refuses negative counts. */
    public SessionCompleteness {
        Objects.requireNonNull(session, "session");
        if (expected < 0 || present < 0) {
            throw new IllegalArgumentException(
                    "expected=" + expected + ", present=" + present + " of " + session + ": neither may be negative");
        }
    }

    /**
     * Whether enough is there.
     *
     * @return true from 95 % of the expected cells on, and where something is there though nothing was expected
     */
    public boolean isComplete() {
        return present > 0 && present >= COMPLETE * expected;
    }
}
