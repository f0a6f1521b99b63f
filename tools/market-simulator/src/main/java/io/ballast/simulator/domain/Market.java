package io.ballast.simulator.domain;

import java.time.LocalDate;
import java.util.List;

/**
 * A whole market, past and future. It answers for any date; {@link MarketView} is what keeps the future out.
 * Implementations are safe for use by many threads, and the same question always gets the same answer.
 */
public interface Market {
    /**
     * What kind of market this is.
     *
     * @return kind, size and range
     */
    MarketProfile profile();

    /**
     * Every security there ever is, in the order of the tickers. Positions in this list identify securities.
     *
     * @return an unmodifiable list that never changes
     */
    List<Security> securities();

    /**
     * The bars of one date, in the order of the tickers.
     *
     * @param date any date
     * @return empty if nothing traded
     */
    Bars barsOn(LocalDate date);

    /**
     * The bars of one security, dates ascending.
     *
     * @param security position in {@link #securities()}
     * @param from first date
     * @param to last date, inclusive
     * @return empty if there are none
     */
    Bars barsOf(int security, LocalDate from, LocalDate to);

    /**
     * The splits with an ex-date up to a date, in the order of ex-date and ticker.
     *
     * @param upTo last ex-date, inclusive
     * @return unmodifiable
     */
    List<Split> splits(LocalDate upTo);

    /**
     * The cash dividends with an ex-date up to a date, in the order of ex-date and ticker.
     *
     * @param upTo last ex-date, inclusive
     * @return unmodifiable
     */
    List<CashDividend> dividends(LocalDate upTo);

    /**
     * The statements known by a date, in the order of that day and ticker.
     *
     * @param upTo last day of {@link Statement#knownOn()}, inclusive
     * @return unmodifiable
     */
    List<Statement> statements(LocalDate upTo);

    /**
     * Market value of a company.
     *
     * @param security position in {@link #securities()}
     * @param date the last close on or before this date counts
     * @return dollars, NaN if the source has none
     */
    double marketCap(int security, LocalDate date);

    /**
     * Shares of a company.
     *
     * @param security position in {@link #securities()}
     * @param date on the split basis of that date
     * @return pieces, NaN if the source has none
     */
    double sharesOutstanding(int security, LocalDate date);
}
