package io.ballast.benchmarks.build;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.ballast.benchmarks.feature.SeededMarket;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kit.copy.BinaryCopyWriter;

/** Puts a seeded market into ingestion's tables, as ingestion would. */
final class MarketTables {
    private static final int SESSIONS_OF_A_STEP = 21;

    private final BenchDatabase database;
    private final SeededMarket market;
    private final ExchangeCalendar calendar;
    private final Panel panel;

    MarketTables(BenchDatabase database, SeededMarket market) {
        this.database = database;
        this.market = market;
        this.calendar = market.calendar();
        this.panel = market.panel();
    }

    /** Rows of symbols that get features. */
    long featureRows() {
        int benchmark = panel.indexOf(SeededMarket.BENCHMARK);
        return panel.rowCount() - (panel.rowEnd(benchmark) - panel.rowStart(benchmark));
    }

    /** Securities, the benchmark among them. */
    int symbols() {
        return panel.symbolCount();
    }

    void storeFacts() throws SQLException {
        try (Connection connection = database.source().getConnection()) {
            storeSecurities(connection);
            storeMemberships(connection);
            storeShares(connection);
            storeStatements(connection);
        }
    }

    /**
     * Bars of the sessions {@code [from, to)}, counted from the first session of the market, in order of the key within
     * the steps of a backfill, as ingestion stores them.
     */
    void storeBars(int from, int to) throws SQLException {
        double[][] columns = BarColumns.ALL.stream().map(panel::column).toArray(double[][]::new);
        try (Connection connection = database.source().getConnection();
                BinaryCopyWriter copy = new BinaryCopyWriter(connection, """
                        copy ingestion.daily_bar (symbol, session, open, high, low, close, volume, price_factor,
                            split_factor, provider, known_at) from stdin (format binary)""")) {
            for (int step = from; step < to; step += SESSIONS_OF_A_STEP) {
                for (int i = 0; i < panel.symbolCount(); i++) {
                    for (int session = step; session < Math.min(to, step + SESSIONS_OF_A_STEP); session++) {
                        int row = panel.rowAt(i, session);
                        if (row >= 0) {
                            write(copy, panel.symbol(i), session, columns, row);
                        }
                    }
                }
            }
            copy.finish();
        }
    }

    private void write(BinaryCopyWriter copy, String symbol, int session, double[][] columns, int row)
            throws SQLException {
        copy.startRow(4 + columns.length);
        copy.text(symbol);
        copy.date(calendar.epochDay(session));
        for (double[] column : columns) {
            copy.float8(column[row]);
        }
        copy.text("seeded");
        copy.timestamp(calendar.epochDay(session) * 86_400_000_000L);
    }

    private void storeSecurities(Connection connection) throws SQLException {
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, """
                copy ingestion.security (symbol, included, benchmark, proxy, reason)
                from stdin (format binary)""")) {
            for (int i = 0; i < panel.symbolCount(); i++) {
                boolean benchmark = panel.symbol(i).equals(SeededMarket.BENCHMARK);
                copy.startRow(5);
                copy.text(panel.symbol(i));
                copy.bool(!benchmark);
                copy.bool(benchmark);
                copy.bool(benchmark);
                copy.text("seeded");
            }
            copy.finish();
        }
    }

    private void storeMemberships(Connection connection) throws SQLException {
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, """
                copy ingestion.membership (symbol, from_session, to_session, decided_on, joined_because)
                from stdin (format binary)""")) {
            for (int i = 0; i < panel.symbolCount(); i++) {
                for (Membership membership : memberships(i)) {
                    copy.startRow(5);
                    copy.text(panel.symbol(i));
                    copy.date(membership.from());
                    copy.date(membership.to());
                    copy.date(membership.from());
                    copy.text("seeded");
                }
            }
            copy.finish();
        }
    }

    private List<Membership> memberships(int index) {
        boolean benchmark = panel.symbol(index).equals(SeededMarket.BENCHMARK);
        return benchmark ? List.of() : facts(index).security().memberships();
    }

    private void storeShares(Connection connection) throws SQLException {
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, """
                copy ingestion.shares_outstanding (symbol, as_of, known_on, shares) from stdin (format binary)""")) {
            for (int i = 0; i < panel.symbolCount(); i++) {
                for (SharesRecord record : facts(i).shares().records()) {
                    copy.startRow(4);
                    copy.text(panel.symbol(i));
                    copy.date(record.asOf());
                    copy.date(record.knownOn());
                    copy.float8(record.shares());
                }
            }
            copy.finish();
        }
    }

    private void storeStatements(Connection connection) throws SQLException {
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, """
                copy ingestion.fundamental (symbol, period_end, filing_date, timeframe, revenue, gross_profit,
                    net_income, assets, current_assets, current_liabilities, debt, equity)
                from stdin (format binary)""")) {
            for (int i = 0; i < panel.symbolCount(); i++) {
                for (Statement statement : facts(i).statements()) {
                    write(copy, panel.symbol(i), statement);
                }
            }
            copy.finish();
        }
    }

    private static void write(BinaryCopyWriter copy, String symbol, Statement statement) throws SQLException {
        double[] amounts = {
            statement.revenue(), statement.grossProfit(), statement.netIncome(), statement.assets(),
            statement.currentAssets(), statement.currentLiabilities(), statement.debt(), statement.equity()
        };
        copy.startRow(4 + amounts.length);
        copy.text(symbol);
        copy.date(statement.periodEnd());
        copy.date(statement.filedOn());
        copy.text(statement.annual() ? "annual" : "quarterly");
        for (double amount : amounts) {
            copy.float8(amount);
        }
    }

    private SymbolFacts facts(int index) {
        return market.facts(panel.symbol(index));
    }
}
