package io.ballast.feature.domain.build;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.domain.universe.SessionSet;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;

/**
 * A hash per session of everything that enters the features there: bars with membership, and shares, splits and
 * statements at the first session that may use them. Two markets with equal hashes up to a session have the same
 * features up to it, which tells a build what changed without being told. The order of symbols does not matter.
 */
final class InputHashes {
    private final ExchangeCalendar calendar;
    private final SessionRange range;
    private final long[] hashes;

    private InputHashes(ExchangeCalendar calendar, SessionRange range) {
        this.calendar = calendar;
        this.range = range;
        this.hashes = new long[Math.max(0, range.toExclusive() - range.from())];
    }

    /**
     * Hashes of a market.
     *
     * @param calendar exchange sessions
     * @param inputs bars and facts
     * @param range sessions to report; what is older counts in the first, what is later in none
     * @return one hash per session of the range
     */
    static long[] of(ExchangeCalendar calendar, BuildInputs inputs, SessionRange range) {
        InputHashes result = new InputHashes(calendar, range);
        result.addBars(inputs.bars(), inputs.facts());
        new TreeMap<>(inputs.facts()).forEach(result::addFacts);
        return result.hashes;
    }

    private void addBars(Panel bars, Map<String, SymbolFacts> facts) {
        double[][] columns = BarColumns.ALL.stream().map(bars::column).toArray(double[][]::new);
        for (int i = 0; i < bars.symbolCount(); i++) {
            SymbolFacts known = facts.get(bars.symbol(i));
            SessionSet membership =
                    known == null ? SessionSet.NONE : known.security().membership(calendar);
            long symbol = hash(bars.symbol(i));
            for (int row = bars.rowStart(i); row < bars.rowEnd(i); row++) {
                int session = bars.sessions()[row];
                long hash = mix(symbol, session);
                for (double[] column : columns) {
                    hash = mix(hash, Double.doubleToLongBits(column[row]));
                }
                add(session, mix(hash, membership.contains(session) ? 1 : 0));
            }
        }
    }

    private void addFacts(String name, SymbolFacts facts) {
        long symbol = hash(name);
        for (SharesRecord record : facts.shares().records()) {
            long hash = mix(mix(mix(symbol, record.asOf()), record.knownOn()), bits(record.shares()));
            addAfter(record.knownOn(), hash);
        }
        addSplits(symbol, facts.shares());
        for (Statement statement : facts.statements()) {
            addAfter(statement.filedOn(), mix(symbol, hash(statement)));
        }
    }

    /** A split counts from its day on, or earlier if shares were known as of a day after it before that day. */
    private void addSplits(long symbol, SharesHistory shares) {
        int[] days = shares.splits().exDays();
        for (int i = 0; i < days.length; i++) {
            int day = days[i];
            int first = shares.records().stream()
                    .filter(record -> record.asOf() >= day)
                    .mapToInt(SharesRecord::knownOn)
                    .min()
                    .orElse(day);
            double factor = shares.splits().factorOn(day);
            addAfter(Math.min(day - 1, first), mix(mix(symbol, day), bits(factor)));
        }
    }

    private void addAfter(int epochDay, long hash) {
        SessionRange after = SessionRange.of(calendar, LocalDate.ofEpochDay(epochDay + 1L), null);
        add(after.from(), hash);
    }

    private void add(int session, long hash) {
        if (session < range.toExclusive()) {
            hashes[Math.max(0, session - range.from())] += hash;
        }
    }

    private static long hash(Statement statement) {
        long hash = mix(mix(statement.periodEnd(), statement.filedOn()), statement.annual() ? 1 : 0);
        double[] amounts = {
            statement.revenue(), statement.grossProfit(), statement.netIncome(), statement.assets(),
            statement.currentAssets(), statement.currentLiabilities(), statement.debt(), statement.equity()
        };
        for (double amount : amounts) {
            hash = mix(hash, bits(amount));
        }
        return hash;
    }

    private static long hash(String text) {
        long hash = text.length();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash, b);
        }
        return hash;
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    /** Takes a value in, by the finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long hash, long value) {
        long z = (hash ^ value) + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
