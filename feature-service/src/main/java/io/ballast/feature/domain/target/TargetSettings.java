package io.ballast.feature.domain.target;

/**
 * How labels are made.
 *
 * @param horizon rows a label looks ahead, at least 1
 * @param delistingReturn applied to the last close of a delisted symbol, fraction of at least -1
 */
public record TargetSettings(int horizon, double delistingReturn) {

    /** Checks the bounds. */
    public TargetSettings {
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon=" + horizon + " is not allowed: 1 or more rows expected");
        }
        if (!(delistingReturn >= -1) || Double.isInfinite(delistingReturn)) {
            throw new IllegalArgumentException(
                    "delistingReturn=" + delistingReturn + " is not allowed: a fraction of at least -1 expected");
        }
    }

    /**
     * How many sessions before a changed bar a label may look at it: the horizon, the row for execution, and what the
     * stretch guard lets pass.
     *
     * @return sessions
     */
    public int sessionsReached() {
        int rows = horizon + 1;
        return rows + rows / 4;
    }
}
