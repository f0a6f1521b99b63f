package io.ballast.model.domain.fold;

import io.ballast.model.domain.dataset.LabelHorizon;

/**
 * Sessions kept free between the end of the last training label and the first judged session, because what is
 * autocorrelated over some days leaks as well.
 *
 * @param horizon how far the labels look ahead
 * @param sessions number of sessions, at least the horizon + 3
 */
public record Embargo(LabelHorizon horizon, int sessions) {

    private static final int MARGIN = 3;

    /** Checks the length. */
    public Embargo {
        if (sessions < least(horizon)) {
            throw new IllegalArgumentException("an embargo of " + sessions + " sessions is not allowed: with labels of "
                    + horizon.rows() + " rows at least " + least(horizon) + " are needed");
        }
    }

    /** The shortest embargo that is allowed. */
    public static Embargo of(LabelHorizon horizon) {
        return new Embargo(horizon, least(horizon));
    }

    /** Sessions an embargo must have at least: the horizon + 3. */
    public static int least(LabelHorizon horizon) {
        return horizon.rows() + MARGIN;
    }
}
