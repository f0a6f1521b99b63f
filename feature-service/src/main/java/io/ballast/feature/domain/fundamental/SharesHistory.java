package io.ballast.feature.domain.fundamental;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Shares outstanding as known before each session: the record with the greatest as-of day, ties by the latest knowledge
 * day, carried over splits since. Immutable.
 */
public final class SharesHistory {
    /** Days after which a record is too old to be used. */
    public static final int MAX_AGE_DAYS = 456;

    private final List<SharesRecord> records;
    private final SplitHistory splits;

    /**
     * A history.
     *
     * @param records in any order
     * @param splits of the symbol
     */
    public SharesHistory(List<SharesRecord> records, SplitHistory splits) {
        this.records = records.stream()
                .sorted(Comparator.comparingInt(SharesRecord::knownOn)
                        .thenComparingInt(SharesRecord::asOf)
                        .thenComparingDouble(SharesRecord::shares))
                .toList();
        this.splits = splits;
    }

    /**
     * What is known.
     *
     * @return unmodifiable list, by the day of knowledge
     */
    public List<SharesRecord> records() {
        return records;
    }

    /**
     * The splits that counts are carried over.
     *
     * @return splits of the symbol
     */
    public SplitHistory splits() {
        return splits;
    }

    /**
     * Shares known before each row's session.
     *
     * @param series rows of the symbol
     * @param from first row wanted
     * @param calendar exchange sessions
     * @return one value per row, NaN before the first row wanted, and where none is known, not positive, or older than
     *     {@value #MAX_AGE_DAYS} days
     */
    public double[] before(SymbolSeries series, int from, ExchangeCalendar calendar) {
        double[] result = new double[series.rows()];
        Arrays.fill(result, Double.NaN);
        SharesRecord current = null;
        int next = 0;
        int nextChange = Integer.MIN_VALUE;
        double shares = Double.NaN;
        for (int t = from; t < result.length; t++) {
            int day = calendar.epochDay(series.sessions()[t]);
            if (day >= nextChange) {
                while (next < records.size() && records.get(next).knownOn() < day) {
                    SharesRecord known = records.get(next++);
                    if (current == null || known.asOf() >= current.asOf()) {
                        current = known;
                    }
                }
                shares = carried(current, day);
                nextChange = nextChange(current, next, day);
            }
            result[t] = shares;
        }
        return result;
    }

    /** The first day after one on which shares may be others: known, split, or too old. */
    private int nextChange(SharesRecord current, int next, int day) {
        int change = splits.nextExDay(day);
        if (next < records.size()) {
            change = Math.min(change, records.get(next).knownOn() + 1);
        }
        if (current != null && day - current.asOf() <= MAX_AGE_DAYS) {
            change = Math.min(change, current.asOf() + MAX_AGE_DAYS + 1);
        }
        return change;
    }

    /**
     * The record in use on a day.
     *
     * @param epochDay day; what became known on it does not count yet
     * @return the one with the greatest as-of day, however old, if any was known
     */
    public Optional<SharesRecord> knownBefore(int epochDay) {
        return records.stream()
                .filter(record -> record.knownOn() < epochDay)
                .reduce((current, known) -> known.asOf() >= current.asOf() ? known : current);
    }

    private double carried(SharesRecord record, int day) {
        if (record == null || day - record.asOf() > MAX_AGE_DAYS || !(record.shares() > 0)) {
            return Double.NaN;
        }
        return record.shares() * (splits.factorOn(day) / splits.factorOn(record.asOf()));
    }
}
