package io.ballast.simulator.domain;

/**
 * Read-only rows of daily bars in columns. Prices are raw (unadjusted) dollars, volume is in shares; NaN means that the
 * value is missing.
 */
public interface Bars {
    /** No bars at all. */
    Bars NONE = new NoBars();

    /**
     * Number of rows.
     *
     * @return 0 or more
     */
    int size();

    /**
     * Whose bar it is.
     *
     * @param row 0 to size - 1
     * @return position in {@link Market#securities()}
     */
    int security(int row);

    /**
     * Date of the bar.
     *
     * @param row 0 to size - 1
     * @return days since 1970-01-01
     */
    int epochDay(int row);

    /**
     * First price of the session.
     *
     * @param row 0 to size - 1
     * @return dollars, NaN if missing
     */
    double open(int row);

    /**
     * Highest price of the session.
     *
     * @param row 0 to size - 1
     * @return dollars, NaN if missing
     */
    double high(int row);

    /**
     * Lowest price of the session.
     *
     * @param row 0 to size - 1
     * @return dollars, NaN if missing
     */
    double low(int row);

    /**
     * Last price of the session.
     *
     * @param row 0 to size - 1
     * @return dollars, NaN if missing
     */
    double close(int row);

    /**
     * Shares traded.
     *
     * @param row 0 to size - 1
     * @return shares, NaN if missing
     */
    double volume(int row);

    /**
     * Volume-weighted average price.
     *
     * @param row 0 to size - 1
     * @return dollars, NaN if unknown
     */
    double vwap(int row);

    /**
     * Number of trades.
     *
     * @param row 0 to size - 1
     * @return whole number, NaN if unknown
     */
    double tradeCount(int row);
}
