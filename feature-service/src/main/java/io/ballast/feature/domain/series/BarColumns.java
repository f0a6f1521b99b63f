package io.ballast.feature.domain.series;

import java.util.List;

/** Columns of the panel of bars that features are computed from. Raw prices in USD, volume in shares. */
public final class BarColumns {
    /** Raw open. */
    public static final String OPEN = "open";
    /** Raw high. */
    public static final String HIGH = "high";
    /** Raw low. */
    public static final String LOW = "low";
    /** Raw close. */
    public static final String CLOSE = "close";
    /** Raw volume. */
    public static final String VOLUME = "volume";
    /** Forward adjustment factor of prices, for splits and dividends. */
    public static final String PRICE_FACTOR = "price_factor";
    /** Forward split factor. */
    public static final String SPLIT_FACTOR = "split_factor";

    /** All of them, in the order of the panel. */
    public static final List<String> ALL = List.of(OPEN, HIGH, LOW, CLOSE, VOLUME, PRICE_FACTOR, SPLIT_FACTOR);

    private BarColumns() {}
}
