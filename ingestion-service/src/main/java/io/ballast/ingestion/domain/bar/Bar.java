package io.ballast.ingestion.domain.bar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One symbol's trading of one session as a provider reported it, unadjusted for splits and dividends. Nothing about the
 * numbers is promised before a {@link BarJudge} accepted the bar: any of them may be missing, zero or negative.
 *
 * @param symbol the ticker, in the provider's case
 * @param session the date the provider gave; may be no session
 * @param open first price in USD; NaN if missing
 * @param high highest price in USD; NaN if missing
 * @param low lowest price in USD; NaN if missing
 * @param close last price in USD; NaN if missing
 * @param volume shares traded, may be fractional; NaN if missing
 * @param vwap volume-weighted average price in USD; NaN if missing
 * @param tradeCount number of trades; {@link #UNKNOWN_COUNT} if missing
 */
public record Bar(
        String symbol,
        LocalDate session,
        double open,
        double high,
        double low,
        double close,
        double volume,
        double vwap,
        long tradeCount) {

    /** The trade count of a bar that came without one. */
    public static final long UNKNOWN_COUNT = -1;

    /** Takes infinite numbers, which no trading gives, as missing. */
    public Bar {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(session, "session");
        open = finiteOrMissing(open);
        high = finiteOrMissing(high);
        low = finiteOrMissing(low);
        close = finiteOrMissing(close);
        volume = finiteOrMissing(volume);
        vwap = finiteOrMissing(vwap);
        tradeCount = Math.max(tradeCount, UNKNOWN_COUNT);
    }

    /** The same bar of a security kept under another symbol. */
    public Bar keptAs(String other) {
        return other.equals(symbol) ? this : new Bar(other, session, open, high, low, close, volume, vwap, tradeCount);
    }

    /** Close times volume in USD, both raw. */
    public double dollarVolume() {
        return close * volume;
    }

    private static double finiteOrMissing(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
