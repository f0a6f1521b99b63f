package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.identity.Rename;

/**
 * A source of market data. It is asked for securities by the symbols they are kept as, and answers with them, whatever
 * ticker they had on a day; only its lists of securities are by ticker. Every call may be repeated, waits for the provider's rate limit by itself, and throws
 * {@link ProviderException} if there is no answer to be had. Safe for use by several threads.
 */
public interface MarketDataProvider {

    /** The name stored with what came from it. */
    String name();

    /**
     * The whole market's bars of one session.
     *
     * @param session the session
     * @param wanted which symbols are of interest; the others are left out
     * @return bars as reported, dated with that session; none if the provider has nothing for it
     */
    BarReply session(LocalDate session, Predicate<String> wanted);

    /**
     * One symbol's bars, each with the date the provider gave.
     *
     * @param symbol what the security is kept as
     * @param from first date
     * @param to last date, included
     */
    BarReply bars(String symbol, LocalDate from, LocalDate to);

    /**
     * The bars of several symbols, each with the date the provider gave; a symbol it has nothing of is absent.
     *
     * @param symbols what the securities are kept as
     * @param from first date
     * @param to last date, included
     */
    BarReply bars(Collection<String> symbols, LocalDate from, LocalDate to);

    /**
     * All securities of the US stock market.
     *
     * @param active true: those listed now; false: those no longer listed
     */
    List<ListedSecurity> securities(boolean active);

    /** Whether its list of the gone says since when; if it does not, bars must tell. */
    default boolean datesDelistings() {
        return true;
    }

    /**
     * The renames it announces. None where its lists have identifiers that outlive a ticker, which tell as much.
     *
     * @param to last day on which a new ticker may begin
     */
    default List<Rename> renames(LocalDate to) {
        return List.of();
    }

    /**
     * The renames of one security, for the days its lists do not give.
     *
     * @param compositeFigi what outlives its tickers
     * @return by day; none if the provider does not tell
     */
    default List<Rename> renamesOf(String compositeFigi) {
        return List.of();
    }

    /**
     * What is known of one security.
     *
     * @param symbol what the security is kept as
     * @param asOf a date within its life; null for now
     * @return empty if the provider does not know it on that date
     */
    Optional<SecurityDetails> details(String symbol, LocalDate asOf);

    /**
     * The splits of all securities.
     *
     * @param from first ex-date
     * @param to last ex-date, included
     */
    List<Split> splits(LocalDate from, LocalDate to);

    /**
     * The cash dividends of all securities.
     *
     * @param from first ex-date
     * @param to last ex-date, included
     */
    List<CashDividend> dividends(LocalDate from, LocalDate to);

    /**
     * The quarterly and annual statements of one security.
     *
     * @param symbol what the security is kept as
     * @param cik number of the company: filings of another one that had the ticker are left out; null if unknown
     */
    Filings filings(String symbol, String cik);

    /**
     * The market's time and days as the provider knows them.
     *
     * @param from first day of interest
     * @param to last day of interest, included; the provider may cover fewer
     * @return empty if it does not tell
     */
    default Optional<MarketHours> hours(LocalDate from, LocalDate to) {
        return Optional.empty();
    }

    /** What one call brings, and how many are allowed. */
    default CallTerms terms() {
        return CallTerms.UNLIMITED;
    }

    /** How it did since the service started. */
    ProviderReport report();
}
