package io.ballast.ingestion.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What is shown of the stored data. Unknown values are null. */
public interface IngestionReads {

    /**
     * A security of the universe's table.
     *
     * @param memberTo the date after the last day of membership
     * @param delistedOn first date without trading
     * @param reason what decided whether it is included
     * @param advSource who gave the dollar volume: {@code provider} or {@code own-bars}
     */
    record UniverseRow(
            String symbol,
            String securityType,
            String name,
            String exchange,
            String sector,
            String industry,
            LocalDate listedOn,
            LocalDate delistedOn,
            LocalDate memberFrom,
            LocalDate memberTo,
            boolean included,
            boolean benchmark,
            Double marketCap,
            Double lastClose,
            Double advUsd,
            String advSource,
            String reason) {}

    /**
     * A stored bar, raw, with the factors that adjust it.
     *
     * @param priceFactor adjusted price / raw price
     * @param splitFactor raw shares / adjusted shares
     * @param knownAt since when it is known as it is
     */
    record BarRow(
            LocalDate session,
            double open,
            double high,
            double low,
            double close,
            double volume,
            Double vwap,
            Long tradeCount,
            double priceFactor,
            double splitFactor,
            String provider,
            Instant knownAt) {}

    /**
     * A bar that was put aside.
     *
     * @param id by which a person decides about it
     * @param payload what the provider literally said
     * @param state {@code open}, {@code superseded}, {@code released} or {@code rejected}
     * @param author who decided
     * @param note why
     */
    record QuarantineRow(
            String id,
            String symbol,
            LocalDate session,
            String reason,
            String provider,
            String payload,
            String state,
            String author,
            String note) {}

    /**
     * A change of a stored bar.
     *
     * @param providerBefore who had given the earlier version
     * @param provider who gave the later one
     * @param knownAt since when the later one is known
     * @param run the run that brought it
     */
    record CorrectionRow(
            String symbol,
            LocalDate session,
            double closeBefore,
            double close,
            double volumeBefore,
            double volume,
            String providerBefore,
            String provider,
            Instant knownAt,
            String run) {}

    /**
     * The bars that changed after they were stored.
     *
     * @param symbol null: any
     * @param from first session; null: from the beginning
     * @param to last session, included; null: to the end
     * @param run null: any
     * @param limit at most so many
     * @return the latest change first
     */
    List<CorrectionRow> corrections(String symbol, LocalDate from, LocalDate to, String run, int limit);

    /**
     * A time a security was a member.
     *
     * @param symbol the ticker
     * @param from first session
     * @param to the date after the last one; null while it lasts
     * @param decidedOn the session the start was decided on
     * @param assumedUntil the date after the last day on which the membership was assumed, by figures of a later day; null
     *     if it was decided when it began
     * @param joinedBecause what decided the start
     * @param leftBecause what decided the end; null while it lasts
     */
    record MembershipRow(
            String symbol,
            LocalDate from,
            LocalDate to,
            LocalDate decidedOn,
            LocalDate assumedUntil,
            String joinedBecause,
            String leftBecause) {}

    /** The memberships of a security, ascending. */
    List<MembershipRow> memberships(String symbol);

    /**
     * A page of the universe.
     *
     * @param included true: members only; false: the others only; null: all
     * @param session who was, or was not, a member on that day; null: now
     * @param after symbol after which the page begins; empty: from the start
     * @param limit at most so many
     * @return ascending by symbol
     */
    List<UniverseRow> universe(Boolean included, LocalDate session, String after, int limit);

    /**
     * The bars of a symbol.
     *
     * @param from first date
     * @param to last date, included
     * @param knownAt as they were known at that instant; null: as they are known now
     * @return ascending by session
     */
    List<BarRow> bars(String symbol, LocalDate from, LocalDate to, Instant knownAt);

    /** Number of quarantined bars by reason, ascending by reason. */
    Map<String, Long> quarantineCounts();

    /**
     * Quarantined bars.
     *
     * @param reason null: any
     * @param symbol null: any
     * @param state of the entries
     * @param limit at most so many
     * @return newest session first
     */
    List<QuarantineRow> quarantine(String reason, String symbol, String state, int limit);
}
