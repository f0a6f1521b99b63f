package io.ballast.benchmarks.feature;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.feature.domain.universe.Security;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

/**
 * Random walks with everything that makes real panels awkward: late listings, missing bars (one cell in 200), halts,
 * idle days, splits, and quarterly shares and statements. The same seed gives the same market.
 */
public final class SeededMarket {
    /** The market proxy. */
    public static final String BENCHMARK = "IWM";

    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    private static final int LAST = CALENDAR.ordinal(LocalDate.of(2025, 12, 31));
    private static final int QUARTER_DAYS = 91;
    private static final int FILING_DAYS = 45;

    private final int symbols;
    private final int sessions;
    private final int first;
    private final SplittableRandom random = new SplittableRandom(20260101);

    /**
     * A market that ends with 2025.
     *
     * @param symbols besides the benchmark
     * @param sessions before the end
     */
    public SeededMarket(int symbols, int sessions) {
        this.symbols = symbols;
        this.sessions = sessions;
        this.first = LAST - sessions + 1;
    }

    /**
     * Its exchange.
     *
     * @return sessions
     */
    public ExchangeCalendar calendar() {
        return CALENDAR;
    }

    /**
     * The latest session with bars.
     *
     * @return calendar ordinal
     */
    public int lastSession() {
        return LAST;
    }

    /**
     * Bars of the benchmark and of the symbols; the next call gives others.
     *
     * @return columns of BarColumns
     */
    public Panel panel() {
        PanelBuilder panel = Panel.builder(BarColumns.ALL, (symbols + 1) * sessions);
        double[] row = new double[BarColumns.ALL.size()];
        addWalk(panel, BENCHMARK, 0, row);
        for (int i = 0; i < symbols; i++) {
            boolean late = random.nextInt(5) == 0;
            addWalk(panel, String.format("S%05d", i), late ? random.nextInt(sessions / 2) : 0, row);
        }
        return panel.build();
    }

    private void addWalk(PanelBuilder panel, String symbol, int listed, double[] row) {
        double close = 5 + 95 * random.nextDouble();
        double splits = 1;
        boolean complete = symbol.equals(BENCHMARK);
        for (int t = listed; t < sessions; t++) {
            close *= 1 + 0.04 * (random.nextDouble() - 0.5);
            if (!complete && random.nextInt(1500) == 0) {
                splits *= 2;
                close /= 2;
            }
            if (!complete && random.nextInt(3000) == 0) {
                t += random.nextInt(40);
            }
            if (t < sessions && (complete || random.nextInt(200) != 0)) {
                fill(row, close, splits);
                panel.add(symbol, first + t, row);
            }
        }
    }

    private void fill(double[] row, double close, double splits) {
        double open = close * (1 + 0.02 * (random.nextDouble() - 0.5));
        row[0] = open;
        row[1] = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
        row[2] = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
        row[3] = close;
        row[4] = random.nextInt(500) == 0 ? 0 : 1000 + random.nextInt(1_000_000);
        row[5] = splits;
        row[6] = splits;
    }

    /**
     * Membership for ever, and a record of shares and a statement per quarter.
     *
     * @param symbol ticker
     * @return its facts
     */
    public SymbolFacts facts(String symbol) {
        List<SharesRecord> shares = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        int last = CALENDAR.epochDay(lastSession());
        for (int day = CALENDAR.epochDay(first) - 500; day < last; day += QUARTER_DAYS) {
            shares.add(new SharesRecord(day, day + FILING_DAYS, 1e7 + day));
            statements.add(new Statement(day, day + FILING_DAYS, false, 1e8, 4e7, 1e7, 1e9, 3e8, 2e8, 1e8, 4e8));
        }
        Security security = new Security(symbol, null, null, List.of(new Membership(LocalDate.of(1990, 1, 2), null)));
        return new SymbolFacts(security, new SharesHistory(shares, SplitHistory.NONE), statements);
    }
}
