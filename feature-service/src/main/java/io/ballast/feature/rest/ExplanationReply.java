package io.ballast.feature.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.ballast.feature.domain.explain.Explanation;
import io.ballast.feature.domain.explain.SymbolEvidence;

/**
 * What is behind the values of a row, as it is told.
 *
 * @param symbol ticker
 * @param session date
 * @param benchmarkSymbol market proxy
 * @param built whether the row was published
 * @param member whether the symbol was a member of the universe on the session
 * @param values asked for, in publishing order
 * @param bars of the symbol behind them, by session
 * @param benchmark bars of the market proxy behind them, by session
 * @param revisions of those bars, by session and time
 * @param actions of the symbol up to the last of those bars, by ex-date
 * @param shares count in use on the session, null if none is known
 * @param statement newest one known before the session, null if there is none
 * @param peers what a score is measured against, empty where no score was asked for
 */
public record ExplanationReply(
        String symbol,
        LocalDate session,
        String benchmarkSymbol,
        boolean built,
        boolean member,
        List<Explanation.Value> values,
        List<Bar> bars,
        List<Bar> benchmark,
        List<SymbolEvidence.Revision> revisions,
        List<SymbolEvidence.Action> actions,
        Explanation.Shares shares,
        Explanation.Fundamentals statement,
        List<Explanation.Peers> peers) {

    static ExplanationReply of(Explanation explanation) {
        return new ExplanationReply(
                explanation.symbol(),
                explanation.session(),
                explanation.benchmarkSymbol(),
                explanation.built(),
                explanation.member(),
                explanation.values(),
                explanation.bars().stream().map(Bar::of).toList(),
                explanation.benchmark().stream().map(Bar::of).toList(),
                explanation.revisions(),
                explanation.actions(),
                explanation.shares(),
                explanation.statement(),
                explanation.peers());
    }

    /**
     * A bar. Prices in USD, as the provider reported them but for the adjusted close.
     *
     * @param session date
     * @param open raw
     * @param high raw
     * @param low raw
     * @param close raw
     * @param volume shares
     * @param priceFactor forward adjustment factor of prices
     * @param splitFactor forward split factor
     * @param adjustedClose close times price factor
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
            double adjustedClose,
            String provider,
            Instant knownAt) {

        static Bar of(SymbolEvidence.Bar bar) {
            return new Bar(
                    bar.session(),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    bar.priceFactor(),
                    bar.splitFactor(),
                    bar.adjustedClose(),
                    bar.provider(),
                    bar.knownAt());
        }
    }
}
