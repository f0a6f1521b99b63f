package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.suspect.Finding;
import io.ballast.ingestion.domain.suspect.FindingKind;

/** Where findings on suspect bars are kept, and the bars they are made from. */
public interface SuspectBars {

    /** Takes the bars of a range, symbol by symbol and each symbol's in session order. */
    @FunctionalInterface
    interface Visitor {
        /**
         * The next bar.
         *
         * @param priceFactor adjusted price / raw price
         * @param splitFactor raw shares / adjusted shares
         */
        void next(Bar bar, double priceFactor, double splitFactor);
    }

    /**
     * What is asked for.
     *
     * @param symbol null: any
     * @param kind null: any
     * @param from first session; null: from the beginning
     * @param to last session, included; null: to the end
     */
    record Filter(String symbol, FindingKind kind, LocalDate from, LocalDate to) {}

    /**
     * The years in which a run stored or changed bars, or the first factor, and those after them, whose first bars are measured
     * against these; ascending.
     */
    List<Integer> yearsTouchedBy(String runId);

    /** Reads the stored bars of the symbols that a run touched, within the years. */
    void read(String runId, int firstYear, int lastYear, Visitor visitor);

    /** Puts findings in place of those known of a year and the symbols that a run touched. */
    void replace(String runId, int year, List<Finding> findings);

    /** Number of findings by kind, ascending by kind. */
    Map<String, Long> counts(Filter filter);

    /** Findings, newest session first, at most so many. */
    List<Finding> findings(Filter filter, int limit);
}
