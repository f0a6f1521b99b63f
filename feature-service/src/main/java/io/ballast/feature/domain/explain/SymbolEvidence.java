package io.ballast.feature.domain.explain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.universe.ClosedDays;

/**
 * Everything that is stored of a symbol and its benchmark.
 *
 * @param facts listing, membership, shares and statements of the symbol
 * @param bars of the symbol by session
 * @param benchmark bars of the market proxy by session
 * @param revisions versions of the symbol's and the benchmark's bars that were replaced, by session and time
 * @param actions splits and dividends of the symbol by ex-date
 * @param closed days that count as no sessions
 */
public record SymbolEvidence(
        SymbolFacts facts,
        List<Bar> bars,
        List<Bar> benchmark,
        List<Revision> revisions,
        List<Action> actions,
        ClosedDays closed) {

    /** Takes copies. */
    public SymbolEvidence {
        Objects.requireNonNull(facts, "facts");
        bars = List.copyOf(bars);
        benchmark = List.copyOf(benchmark);
        revisions = List.copyOf(revisions);
        actions = List.copyOf(actions);
    }

    /**
     * A bar as stored. Prices in USD as the provider reported them.
     *
     * @param session date
     * @param open raw
     * @param high raw
     * @param low raw
     * @param close raw
     * @param volume shares
     * @param priceFactor forward adjustment factor of prices
     * @param splitFactor forward split factor
     * @param provider who reported it
     * @param knownAt when it became known, null if that was not kept
     */
    public record Bar(
            LocalDate session,
            double open,
            double high,
            double low,
            double close,
            double volume,
            double priceFactor,
            double splitFactor,
            String provider,
            Instant knownAt) {

        /**
         * Close times price factor.
         *
         * @return p of the definitions
         */
        public double adjustedClose() {
            return close * priceFactor;
        }
    }

    /**
     * A version of a bar that was replaced.
     *
     * @param symbol the symbol or the benchmark
     * @param session date
     * @param open raw
     * @param high raw
     * @param low raw
     * @param close raw
     * @param volume shares
     * @param provider who reported it
     * @param knownAt when it became known
     * @param supersededAt when the next version became known
     */
    public record Revision(
            String symbol,
            LocalDate session,
            double open,
            double high,
            double low,
            double close,
            double volume,
            String provider,
            Instant knownAt,
            Instant supersededAt) {}

    /**
     * A corporate action that is in the factors.
     *
     * @param exDate first session that it holds for
     * @param kind {@code split} or {@code dividend}
     * @param splitFrom old shares, null for a dividend
     * @param splitTo new shares, null for a dividend
     * @param cashAmount USD per share, null for a split
     */
    public record Action(LocalDate exDate, String kind, Double splitFrom, Double splitTo, Double cashAmount) {}
}
