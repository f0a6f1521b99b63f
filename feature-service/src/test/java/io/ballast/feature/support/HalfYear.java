package io.ballast.feature.support;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * A published market of the first half of 2024: 33 stocks, the benchmark IWM, a symbol OUT that was never included. S00 is
 * delisted in the middle.
 */
public final class HalfYear {
    /** First session. */
    public static final LocalDate FIRST = LocalDate.of(2024, 1, 2);

    /** All sessions. */
    public static final List<LocalDate> SESSIONS = ExchangeCalendar.xnys().between(FIRST, LocalDate.of(2024, 7, 1));

    /** Last session. */
    public static final LocalDate LAST = SESSIONS.get(SESSIONS.size() - 1);

    /** Stocks that are included, S00 among them. */
    public static final int STOCKS = 33;

    /** Sessions on which S00 has a bar; it is delisted on the next one. */
    public static final int GONE_AFTER = 80;

    private HalfYear() {}

    /**
     * Publishes it, and empties what the service has built.
     *
     * @param market to be filled
     */
    public static void publish(PublishedMarket market) {
        market.create();
        market.security("IWM", true, null, null);
        market.security("OUT", false, null, null);
        for (int i = 0; i < STOCKS; i++) {
            market.security(symbol(i), false, FIRST, i == 0 ? SESSIONS.get(GONE_AFTER) : null);
        }
        market.run("""
                insert into ingestion.published_bars (symbol, session, open, high, low, close, volume, price_factor,
                    split_factor, provider)
                select symbol, day, close * 0.99, close * 1.02, close * 0.98, close, 1000 + n, 1, 1, 'test'
                from (
                    select symbol, day, n, 50 + 10 * sin(n * 0.37 + ascii(right(symbol, 1))
                        + ascii(substr(symbol, 2, 1)) * 1.7) as close
                    from ingestion.published_universe, unnest(array[%s]::date[]) with ordinality as days(day, n)
                    where symbol <> 'S00' or n <= %d
                ) bar""".formatted(
                        SESSIONS.stream().map(day -> "'" + day + "'").collect(Collectors.joining(",")), GONE_AFTER));
    }

    /**
     * A stock.
     *
     * @param i from 0 to {@link #STOCKS}
     * @return ticker
     */
    public static String symbol(int i) {
        return "S%02d".formatted(i);
    }
}
