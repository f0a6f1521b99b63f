package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.FilingStore;
import io.ballast.ingestion.domain.fundamental.SharesOutstanding;
import io.ballast.ingestion.domain.fundamental.Statement;
import io.ballast.kit.database.Database;

/** The tables {@code fundamental} and {@code shares_outstanding}. */
@ApplicationScoped
class JdbcFilingStore implements FilingStore {

    private static final String FIGURES =
            "fiscal_period, revenue, gross_profit, net_income, assets, current_assets, current_liabilities, debt, equity";

    private static final String UPSERT_STATEMENT = """
            insert into ingestion.fundamental as known (symbol, period_end, timeframe, filing_date, %1$s)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (symbol, period_end, timeframe, filing_date) do update set (%1$s) =
                (excluded.fiscal_period, excluded.revenue, excluded.gross_profit, excluded.net_income, excluded.assets,
                 excluded.current_assets, excluded.current_liabilities, excluded.debt, excluded.equity)
            where (known.fiscal_period, known.revenue, known.gross_profit, known.net_income, known.assets,
                   known.current_assets, known.current_liabilities, known.debt, known.equity)
                  is distinct from
                  (excluded.fiscal_period, excluded.revenue, excluded.gross_profit, excluded.net_income,
                   excluded.assets, excluded.current_assets, excluded.current_liabilities, excluded.debt,
                   excluded.equity)""".formatted(FIGURES);

    private static final String UPSERT_SHARES = """
            insert into ingestion.shares_outstanding as known (symbol, as_of, known_on, shares) values (?, ?, ?, ?)
            on conflict (symbol, as_of, known_on) do update set shares = excluded.shares
            where known.shares <> excluded.shares""";

    private final Database database;

    @Inject
    JdbcFilingStore(Database database) {
        this.database = database;
    }

    @Override
    public int saveStatements(Collection<Statement> statements) {
        return save(
                ChangeLog.STATEMENT, UPSERT_STATEMENT, statements, Statement::filingDate, Statement::symbol, insert -> {
                    for (Statement statement : statements) {
                        insert.setString(1, statement.symbol());
                        insert.setDate(2, Date.valueOf(statement.periodEnd()));
                        insert.setString(3, statement.timeframe());
                        insert.setDate(4, Date.valueOf(statement.filingDate()));
                        insert.setString(5, statement.fiscalPeriod());
                        number(insert, 6, statement.revenue());
                        number(insert, 7, statement.grossProfit());
                        number(insert, 8, statement.netIncome());
                        number(insert, 9, statement.assets());
                        number(insert, 10, statement.currentAssets());
                        number(insert, 11, statement.currentLiabilities());
                        number(insert, 12, statement.debt());
                        number(insert, 13, statement.equity());
                        insert.addBatch();
                    }
                });
    }

    @Override
    public int saveShares(Collection<SharesOutstanding> shares) {
        return save(
                ChangeLog.SHARES,
                UPSERT_SHARES,
                shares,
                SharesOutstanding::knownOn,
                SharesOutstanding::symbol,
                insert -> {
                    for (SharesOutstanding row : shares) {
                        insert.setString(1, row.symbol());
                        insert.setDate(2, Date.valueOf(row.asOf()));
                        insert.setDate(3, Date.valueOf(row.knownOn()));
                        insert.setDouble(4, row.shares());
                        insert.addBatch();
                    }
                });
    }

    @Override
    public Set<String> heard(UUID operation) {
        return new TreeSet<>(database.query(
                "read whose filings were brought in",
                "select symbol from ingestion.heard_filing where operation_id = ?",
                row -> row.getString("symbol"),
                operation));
    }

    @Override
    public void noteHeard(UUID operation, Collection<String> symbols) {
        database.update("note whose filings were brought in", """
                insert into ingestion.heard_filing (symbol, operation_id) select unnest(?), ?
                on conflict (symbol) do update set operation_id = excluded.operation_id""", symbols.toArray(String[]::new), operation);
    }

    /** Fills a batch. */
    @FunctionalInterface
    private interface Filler {
        void fill(PreparedStatement insert) throws SQLException;
    }

    /** Saves rows in their order and notes those that were new or different; how many. */
    private <T> int save(
            String kind,
            String sql,
            Collection<T> rows,
            Function<T, LocalDate> knownOn,
            Function<T, String> symbol,
            Filler filler) {
        return database.with("save " + kind, connection -> {
            int[] counts = run(connection, sql, filler);
            Map<LocalDate, Set<String>> changed = new TreeMap<>();
            int row = 0;
            for (T saved : rows) {
                if (counts[row++] > 0) {
                    changed.computeIfAbsent(knownOn.apply(saved), day -> new TreeSet<>())
                            .add(symbol.apply(saved));
                }
            }
            ChangeLog.note(connection, kind, changed);
            return Arrays.stream(counts).sum();
        });
    }

    private static int[] run(Connection connection, String sql, Filler filler) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            filler.fill(insert);
            return insert.executeBatch();
        }
    }

    private static void number(PreparedStatement insert, int column, double value) throws SQLException {
        if (Double.isFinite(value)) {
            insert.setDouble(column, value);
        } else {
            insert.setNull(column, Types.DOUBLE);
        }
    }
}
