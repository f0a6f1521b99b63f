package io.ballast.monitor.domain.healing;

import java.time.Duration;
import java.time.Instant;

/**
 * How far healing goes by itself.
 *
 * @param maxShare share of the members up to which the cells of a session, and those of sessions with a loss beside each
 *     other, are repaired without being asked for, 0 to 1
 * @param maxCells at most so many cells in one run, at least 1
 * @param maxCellsPerDay at most so many cells in a day, at least 1; whatever is beyond them is asked for only with a yes
 * @param maxAttempts a cell that was asked for so often in vain is given up, at least 1
 * @param pause time before a cell is asked for a second time; it doubles with each attempt
 */
public record HealingPolicy(double maxShare, int maxCells, int maxCellsPerDay, int maxAttempts, Duration pause) {

    /** For how long a repair counts, so that many small ones are no way around the brake. */
    public static final Duration DAY = Duration.ofDays(1);

    private static final int MAX_DOUBLINGS = 20;

    /** Refuses what could never repair anything. */
    public HealingPolicy {
        if (!(maxShare >= 0 && maxShare <= 1)
                || maxCells < 1
                || maxCellsPerDay < 1
                || maxAttempts < 1
                || pause.isNegative()) {
            throw new IllegalArgumentException("a share of " + maxShare + ", " + maxCells + " cells, " + maxCellsPerDay
                    + " a day, " + maxAttempts + " attempts and a pause of " + pause + " make no policy");
        }
    }

    /** Whether it is not yet time to ask again. */
    boolean mustWait(Attempts before, Instant now) {
        int doublings = Math.min(before.count() - 1, MAX_DOUBLINGS);
        return now.isBefore(before.last().plus(pause.multipliedBy(1L << doublings)));
    }
}
