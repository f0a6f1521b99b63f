package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.PriceJumps;
import io.ballast.model.domain.dataset.Universe;
import io.ballast.model.domain.target.SessionCoverage;

/** Reads what the feature service and the ingestion service publish. */
public interface FeatureSource {

    /**
     * The sessions features were built for. A day that was declared closed is none, even if a symbol has a row of it.
     *
     * @param first first session with features
     * @param latest latest session with features
     */
    record History(LocalDate first, LocalDate latest) {}

    /** The sessions with features; empty if there are none yet. */
    Optional<History> history();

    /** Coverage of each session from one day to another, both included, also of sessions without any bar, none of closed days. */
    List<SessionCoverage> coverage(LocalDate from, LocalDate to);

    /** The published features in the order of their columns. */
    FeatureNames features();

    /**
     * The last known beta of each symbol at the close of a session, not older than 63 sessions.
     *
     * @return beta by symbol; symbols without one are absent
     */
    Map<String, Double> lastKnownBetas(LocalDate session);

    /** Price jumps nobody has explained, up to a day, in any order. */
    List<PriceJumps.Jump> priceJumps(LocalDate to);

    /** The known symbols, their sectors and their membership. */
    Universe universe();

    /**
     * Why what is learnt from the stored history looks better than the market was.
     *
     * @param from first day of what is learnt from
     * @param to last day
     */
    HistoryBias bias(LocalDate from, LocalDate to);

    /** Takes in one row; the arrays are used again for the next one. */
    @FunctionalInterface
    interface RowSink {

        /**
         * @param symbol the symbol
         * @param session its session
         * @param features values in the order asked for, NaN = missing
         * @param labels label per target in the order of the constants, NaN = none
         * @param executable executable return per target, NaN = unknown
         */
        void accept(String symbol, LocalDate session, float[] features, float[] labels, float[] executable);
    }

    /**
     * Passes each row from one day to another, both included, in any order; also rows of days that were declared closed.
     *
     * @throws IllegalArgumentException if a feature is not published
     */
    void rows(FeatureNames features, LocalDate from, LocalDate to, RowSink sink);
}
