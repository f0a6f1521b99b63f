package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.ballast.feature.application.FeatureTable;
import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.increment.Increment;
import io.ballast.feature.domain.increment.RowChange;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyRows;
import io.ballast.kit.copy.BinaryCopyWriter;

/** Changes single rows, and keeps what was there before: removes those that are replaced or gone, and writes the others. */
final class RowUpdate {
    private static final int BYTES_PER_ROW = 600;

    private static final String STAGE =
            "create temporary table staged_cell (symbol text collate \"C\", session date) on commit drop";

    /** Few rows of many: looked up one by one, in the years they can be in. */
    private static final String PLAN = "set local enable_hashjoin = off; set local enable_mergejoin = off";

    private static final String KEEP_AND_REMOVE = """
            with old as (
                delete from %1$s as row using staged_cell as staged
                where row.symbol = staged.symbol and row.session = staged.session
                  and row.session >= '%2$s' and row.session <= '%3$s'
                returning %4$s)
            insert into feature.row_before (%5$s, build, present) select %5$s, %6$d, true from old""";

    private final Connection connection;
    private final ExchangeCalendar calendar;
    private final String table;

    RowUpdate(Connection connection, ExchangeCalendar calendar, String table) {
        this.connection = connection;
        this.calendar = calendar;
        this.table = table;
    }

    FeatureTable.Written apply(Increment increment, int build) throws SQLException {
        CompletableFuture<String> hash = CompletableFuture.supplyAsync(() -> hash(increment.rows()));
        execute(STAGE);
        stage(increment);
        keepAndRemove(increment.sessions(), build);
        copyRows(increment.rows());
        noteNew(increment.rows(), build);
        return new FeatureTable.Written(increment.rows().size(), hash.join());
    }

    private void stage(Increment increment) throws SQLException {
        try (BinaryCopyWriter copy =
                new BinaryCopyWriter(connection, "copy pg_temp.staged_cell from stdin (format binary)")) {
            for (Map.Entry<String, List<Integer>> ofSymbol : increment.gone().entrySet()) {
                for (int session : ofSymbol.getValue()) {
                    copy.startRow(2);
                    cell(copy, ofSymbol.getKey(), session);
                }
            }
            for (RowChange change : increment.rows()) {
                if (change.stored()) {
                    copy.startRow(2);
                    cell(copy, change.row().symbol(), change.row().session());
                }
            }
            copy.finish();
        }
    }

    private void keepAndRemove(SessionRange sessions, int build) throws SQLException {
        if (sessions.from() < sessions.toExclusive()) {
            execute("analyze staged_cell");
            execute(PLAN);
            execute(KEEP_AND_REMOVE.formatted(
                    table,
                    calendar.session(sessions.from()),
                    calendar.session(sessions.toExclusive() - 1),
                    Columns.ALL_OF_ROW,
                    Columns.ALL,
                    build));
        }
    }

    private void noteNew(List<RowChange> rows, int build) throws SQLException {
        try (BinaryCopyWriter copy = new BinaryCopyWriter(
                connection, "copy feature.row_before (symbol, session, build, present) from stdin (format binary)")) {
            for (RowChange change : rows) {
                if (!change.stored()) {
                    copy.startRow(4);
                    cell(copy, change.row().symbol(), change.row().session());
                    copy.int4(build);
                    copy.bool(false);
                }
            }
            copy.finish();
        }
    }

    private void cell(BinaryCopyWriter copy, String symbol, int session) throws SQLException {
        copy.text(symbol);
        copy.date(calendar.epochDay(session));
    }

    private void copyRows(List<RowChange> rows) throws SQLException {
        String sql = "copy " + table + " (" + Columns.ALL + ") from stdin (format binary)";
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, sql)) {
            for (int from = 0; from < rows.size(); from += 1000) {
                List<RowChange> some = rows.subList(from, Math.min(rows.size(), from + 1000));
                BinaryCopyRows encoded = new BinaryCopyRows(some.size() * BYTES_PER_ROW);
                some.forEach(change -> encode(encoded, change.row()));
                copy.write(encoded);
            }
            copy.finish();
        }
    }

    private void encode(BinaryCopyRows rows, PublishedRow row) {
        rows.startRow(Columns.COUNT);
        rows.text(row.symbol());
        rows.date(calendar.epochDay(row.session()));
        for (double value : row.values()) {
            rows.float8(value);
        }
        rows.bool(row.labelTerminal());
    }

    private String hash(List<RowChange> rows) {
        RowsHash hash = new RowsHash(calendar);
        rows.forEach(change -> hash.add(change.row()));
        return hash.finish();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
