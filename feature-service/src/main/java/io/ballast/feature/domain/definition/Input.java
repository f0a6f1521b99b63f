package io.ballast.feature.domain.definition;

/** What a feature is computed from. */
public enum Input {
    /** Adjusted prices of the symbol. */
    PRICE,
    /** Volume of the symbol. */
    VOLUME,
    /** Bars of the benchmark. */
    BENCHMARK,
    /** Shares outstanding as known before the session. */
    SHARES,
    /** Financial statements as known before the session. */
    FUNDAMENTALS,
    /** Universe membership of the session. */
    MEMBERSHIP,
    /** Delisting date of the symbol. */
    DELISTING
}
