package io.ballast.model.domain.dataset;

/**
 * How far the labels of a row look ahead.
 *
 * @param rows rows of the symbol between a row and the end of its label, 1 to 252
 */
public record LabelHorizon(int rows) {

    /** Checks the bounds. */
    public LabelHorizon {
        if (rows < 1 || rows > 252) {
            throw new IllegalArgumentException("label horizon " + rows + " is not allowed: 1 to 252 rows are expected");
        }
    }

    /**
     * The most sessions that can lie between a row and the end of its label. Where a symbol misses bars its label ends
     * later than the horizon; beyond a quarter more the label is not defined.
     */
    public int reach() {
        return stretched(rows);
    }

    /** The same for the executable return, which is entered one row later and left one row later. */
    public int executableReach() {
        return stretched(rows + 1);
    }

    private static int stretched(int reach) {
        return reach + reach / 4;
    }
}
