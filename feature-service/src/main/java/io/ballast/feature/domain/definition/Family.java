package io.ballast.feature.domain.definition;

/** Groups of features that are computed together and counted together. */
public enum Family {
    /** Returns, momentum, volatility, oscillators and ranges of the symbol's own adjusted prices. */
    PRICE(true),
    /** Traded volume and what it costs to trade. */
    VOLUME(true),
    /** The symbol measured against the benchmark. */
    RELATIVE(true),
    /** What needs shares outstanding. */
    SHARES(false),
    /** The benchmark alone, the same for every symbol of a session. */
    MARKET(false),
    /** Ratios of the latest known financial statements. */
    FUNDAMENTAL(false),
    /** Position of a symbol among the included symbols of its session. */
    CROSS_SECTION(false),
    /** Labels: what came afterwards. Never an input of a feature. */
    TARGET(false);

    private final boolean counted;

    Family(boolean counted) {
        this.counted = counted;
    }

    /**
     * Whether the features of this family count in the feature coverage rate.
     *
     * @return false for families that depend on data other than the symbol's own bars and the benchmark's
     */
    public boolean isCountedInCoverage() {
        return counted;
    }
}
