package io.ballast.feature.domain.price;

/**
 * A place from which the recursive averages of a symbol can be computed on: a block of the calendar, and the state before
 * it.
 *
 * @param session calendar ordinal of the block's first session
 * @param state {@link RecursiveState#numbers() numbers} of the state after the last row before the block
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

    /**
     * The state, to go on from.
     *
     * @return a new one
     */
    public RecursiveState resume() {
        return RecursiveState.of(state);
    }
}
