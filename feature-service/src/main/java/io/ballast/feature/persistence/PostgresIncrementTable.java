package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.FeatureTable;
import io.ballast.feature.application.IncrementTable;
import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.fingerprint.Definitions;
import io.ballast.feature.domain.increment.Increment;
import io.ballast.feature.domain.increment.LastBuild;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.database.Database;

/** Tables symbol_state, recursive_anchor and row_before, and changes of single rows. */
@Singleton
class PostgresIncrementTable implements IncrementTable {
    /** Of both generations, cells that differ: with what was there before, or that there was nothing. */
    private static final String KEEP_REPLACED = """
            insert into feature.row_before (%1$s, build, present)
            select coalesce(before.symbol, after.symbol), coalesce(before.session, after.session),
                %5$s, %2$d, before.symbol is not null
            from %3$s as before full join %4$s as after
                on after.symbol = before.symbol and after.session = before.session
            where (%5$s) is distinct from (%6$s) and exists (select from %3$s)""";

    private final Database database;
    private final ExchangeCalendar calendar;
    private final Generations generations;

    @Inject
    PostgresIncrementTable(Database database, ExchangeCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
        this.generations = new Generations(database);
    }

    private record LatestBuild(
            String settings, Definitions definitions, String snapshot, LocalDate lastDue, ClosedDays closed) {}

    @Override
    public Optional<Basis> basis() {
        return database
                .query(
                        "read the latest build",
                        "select settings, definitions, input_snapshot, last_due, closed_days"
                                + " from feature.feature_build order by position desc limit 1",
                        row -> new LatestBuild(
                                row.getString(1),
                                Definitions.parse(row.getString(2)),
                                row.getString(3),
                                row.getObject(4, LocalDate.class),
                                PostgresBuildLog.closed(row, 5, calendar)))
                .stream()
                .filter(build -> build.snapshot() != null)
                .findFirst()
                .map(build -> new Basis(
                        build.settings(),
                        build.definitions(),
                        build.snapshot(),
                        new LastBuild(calendar.ordinal(build.lastDue()), states(), coverage()),
                        build.closed()));
    }

    private Map<String, SymbolState> states() {
        Map<String, SymbolState> states = new HashMap<>();
        database.with("read the state of the symbols", connection -> StateRows.read(connection, calendar))
                .forEach(state -> states.put(state.security().symbol(), state));
        return states;
    }

    private List<SessionCoverage> coverage() {
        return database.query(
                "read the stored coverage", PostgresFeatureReports.COVERAGE + "order by session", CoverageRows::read);
    }

    @Override
    public FeatureTable.Written apply(Increment increment, int build) {
        String table = Generations.table(generations.lockPublished());
        return database.with("change features", connection -> {
            FeatureTable.Written written = new RowUpdate(connection, calendar, table).apply(increment, build);
            removeAnchors(connection, increment);
            Map<String, List<RecursiveAnchor>> anchors = new TreeMap<>();
            increment.anchors().forEach((symbol, changed) -> anchors.put(symbol, changed.anchors()));
            AnchorRows.write(connection, calendar, AnchorRows.TABLE, anchors);
            StateRows.write(
                    connection, calendar, StateRows.TABLE, increment.symbols().values());
            execute(
                    connection,
                    "delete from feature.symbol_state where symbol = any ("
                            + SqlLiterals.array(increment.forgotten(), "text") + ")");
            return written;
        });
    }

    private void removeAnchors(Connection connection, Increment increment) throws SQLException {
        List<LocalDate> after = increment.anchors().values().stream()
                .map(changed -> calendar.session(changed.after()))
                .toList();
        execute(connection, """
                delete from feature.recursive_anchor as anchor using unnest(%s, %s) as changed (symbol, after)
                where anchor.symbol = changed.symbol and anchor.session > changed.after""".formatted(
                        SqlLiterals.array(increment.anchors().keySet(), "text"), SqlLiterals.array(after, "date")));
    }

    @Override
    public void keepReplaced(String contentHash, int build) {
        boolean same = database.query(
                        "compare with the build before",
                        "select is_full and content_hash = ? from feature.feature_build order by position desc limit 1",
                        row -> row.getBoolean(1),
                        contentHash)
                .contains(true);
        if (!same) {
            int published = generations.lockPublished();
            database.with("keep replaced rows", connection -> {
                execute(
                        connection,
                        KEEP_REPLACED.formatted(
                                Columns.ALL,
                                build,
                                Generations.table(Generations.beside(published)),
                                Generations.table(published),
                                Columns.ROW_BEFORE,
                                Columns.ROW_AFTER));
                return null;
            });
        }
    }

    @Override
    public void replaceStates(Collection<SymbolState> symbols, Map<String, List<RecursiveAnchor>> anchors) {
        database.with("replace what the next build goes on from", connection -> {
            execute(connection, "delete from feature.symbol_state");
            execute(connection, "delete from feature.recursive_anchor");
            StateRows.write(connection, calendar, StateRows.TABLE, symbols);
            AnchorRows.write(connection, calendar, AnchorRows.TABLE, anchors);
            return null;
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
