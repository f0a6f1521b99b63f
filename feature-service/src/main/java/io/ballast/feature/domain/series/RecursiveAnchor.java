package io.ballast.feature.domain.series;

/**
 * A place from which the recursive averages of a symbol can be computed on: a block of the calendar, and the state before
 * it.
 *
 * @param session calendar ordinal of the block's first session
 * @param state numbers of the averages after the last row before the block, the first of them that row's session
 */
public record RecursiveAnchor(int session, double[] state) {
    /** Sessions of a block. */
    public static final int BLOCK = 63;

    /**
     * The last session before the block with a row.
     *
     * @return calendar ordinal
     */
    public int lastSession() {
        return (int) state[0];
    }
}
