package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HexFormat;
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

/** Changes single rows by way of temporary tables, and keeps what was there before. */
final class RowUpdate {
    private static final int BYTES_PER_ROW = 600;

    private static final String STAGE = """
            create temporary table staged_row (like feature.published_features) on commit drop;
            create temporary table staged_cell (symbol text collate "C", session date) on commit drop""";

    /** Few rows of many: looked up one by one, in the years they can be in. */
    private static final String PLAN = "set local enable_hashjoin = off; set local enable_mergejoin = off";

    private static final String KEEP_AND_REMOVE = """
            with old as (
                delete from %1$s as row using %2$s as staged
                where row.symbol = staged.symbol and row.session = staged.session
                  and row.session >= '%3$s' and row.session <= '%4$s'
                returning %5$s)
            insert into feature.row_before (%6$s, build, present) select %6$s, %7$d, true from old""";

    private static final String NOTE_NEW = """
            insert into feature.row_before (symbol, session, build, present) select symbol, session, %d, false
            from staged_cell""";

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
        execute(PLAN);
        List<RowChange> replaced =
                increment.rows().stream().filter(RowChange::stored).toList();
        List<RowChange> added =
                increment.rows().stream().filter(row -> !row.stored()).toList();
        copyCells(increment.gone());
        keepAndRemove("staged_cell", increment.sessions(), build);
        execute("truncate staged_cell");
        copyRows("staged_row", replaced);
        keepAndRemove("staged_row", increment.sessions(), build);
        execute("insert into " + table + " (" + Columns.ALL + ") select " + Columns.ALL + " from staged_row");
        copyRows(table, added);
        noteNew(added, build);
        return new FeatureTable.Written(increment.rows().size(), hash.join());
    }

    private void keepAndRemove(String staged, SessionRange sessions, int build) throws SQLException {
        if (sessions.from() < sessions.toExclusive()) {
            execute("analyze " + staged);
            execute(KEEP_AND_REMOVE.formatted(
                    table,
                    staged,
                    calendar.session(sessions.from()),
                    calendar.session(sessions.toExclusive() - 1),
                    Columns.ALL_OF_ROW,
                    Columns.ALL,
                    build));
        }
    }

    private void noteNew(List<RowChange> added, int build) throws SQLException {
        try (BinaryCopyWriter copy =
                new BinaryCopyWriter(connection, "copy pg_temp.staged_cell from stdin (format binary)")) {
            for (RowChange change : added) {
                cell(copy, change.row().symbol(), change.row().session());
            }
            copy.finish();
        }
        execute(NOTE_NEW.formatted(build));
    }

    private void copyCells(Map<String, List<Integer>> cells) throws SQLException {
        try (BinaryCopyWriter copy =
                new BinaryCopyWriter(connection, "copy pg_temp.staged_cell from stdin (format binary)")) {
            for (Map.Entry<String, List<Integer>> ofSymbol : cells.entrySet()) {
                for (int session : ofSymbol.getValue()) {
                    cell(copy, ofSymbol.getKey(), session);
                }
            }
            copy.finish();
        }
    }

    private void cell(BinaryCopyWriter copy, String symbol, int session) throws SQLException {
        copy.startRow(2);
        copy.text(symbol);
        copy.date(calendar.epochDay(session));
    }

    private void copyRows(String target, List<RowChange> rows) throws SQLException {
        String sql = "copy " + target + " (" + Columns.ALL + ") from stdin (format binary)";
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
        java.security.MessageDigest digest = CopyRowWriter.sha256();
        for (int from = 0; from < rows.size(); from += 1000) {
            List<RowChange> some = rows.subList(from, Math.min(rows.size(), from + 1000));
            CsvRows csv = new CsvRows(some.size() * BYTES_PER_ROW * 2);
            some.forEach(change -> encode(csv, change.row()));
            digest.update(csv.toByteArray());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void encode(CsvRows csv, PublishedRow row) {
        csv.startRow(CsvRows.quoted(row.symbol()));
        LocalDate session = calendar.session(row.session());
        csv.text(session.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        for (double value : row.values()) {
            csv.float8(value);
        }
        csv.bool(row.labelTerminal());
        csv.endRow();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
