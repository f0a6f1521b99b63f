package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.BarStore;
import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.StepCounts;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.kit.clock.BusinessClock;

/**
 * Bars in the partitioned table: what is new is copied straight into it, what changed keeps its earlier version as a
 * revision, and what is as it was costs a read only.
 */
@ApplicationScoped
class JdbcBarStore implements BarStore {

    private static final String BARS = "ingestion.daily_bar";

    private static final String REPORTED = "open, high, low, close, volume, vwap, trade_count";

    /** Stores go one after the other, so that what was compared still holds when it is written. */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtext('ingestion.daily_bar'))";

    /** When a changed bar became known: now, and after its earlier version. */
    private static final String KNOWN_AT = "greatest(?::timestamptz, bar.known_at + interval '1 microsecond')";

    private static final String KEEP_OLD = """
            insert into ingestion.bar_revision (symbol, session, %1$s, provider, known_at, superseded_at, replaced_by)
            select bar.symbol, bar.session, bar.open, bar.high, bar.low, bar.close, bar.volume, bar.vwap,
                   bar.trade_count, bar.provider, bar.known_at, %2$s, ?
            from ingestion.daily_bar as bar
            join pg_temp.staged_change as staged on staged.symbol = bar.symbol and staged.session = bar.session
            where bar.session between ? and ?""".formatted(REPORTED, KNOWN_AT);

    private static final String REVISE = """
            update ingestion.daily_bar as bar
            set open = staged.open, high = staged.high, low = staged.low, close = staged.close,
                volume = staged.volume, vwap = staged.vwap, trade_count = staged.trade_count,
                provider = staged.provider, known_at = %s
            from pg_temp.staged_change as staged
            where bar.symbol = staged.symbol and bar.session = staged.session
              and bar.session between ? and ?""".formatted(KNOWN_AT);

    private final Database database;
    private final BusinessClock clock;

    @Inject
    JdbcBarStore(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public StepCounts store(String runId, FetchedCells cells) {
        return database.with("store the bars of " + cells.from() + ".." + cells.to(), connection -> {
            Database.query(connection, ALONE, row -> true);
            BarChanges changes = BarChanges.find(connection, cells);
            revise(connection, runId, cells, changes.changed());
            BarCopy.into(connection, BARS, cells.provider(), changes.fresh());
            long quarantined = CellSettlement.settle(connection, cells);
            noteTouched(connection, runId, changes);
            return new StepCounts(
                    cells.requested(), changes.fresh().size(), changes.changed().size(), cells.empty(), quarantined);
        });
    }

    private void revise(Connection connection, String runId, FetchedCells cells, List<Bar> changed)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table staged_change (like ingestion.daily_bar including defaults)"
                    + " on commit drop");
        }
        BarCopy.into(connection, "pg_temp.staged_change", cells.provider(), changed);
        Instant now = clock.instant();
        Database.update(connection, KEEP_OLD, now, runId, cells.from(), cells.to());
        Database.update(connection, REVISE, now, cells.from(), cells.to());
    }

    /** The run's sessions and symbols, of which the closing event tells the number. */
    private static void noteTouched(Connection connection, String runId, BarChanges changes) throws SQLException {
        Database.update(
                connection,
                "insert into ingestion.run_session (run_id, session) select ?, unnest(?::date[]) on conflict do nothing",
                runId,
                changes.sessions().stream().map(LocalDate::toString).toArray(String[]::new));
        Database.update(
                connection,
                "insert into ingestion.run_symbol (run_id, symbol) select ?, unnest(?::text[]) on conflict do nothing",
                runId,
                changes.symbols().toArray(String[]::new));
    }

    @Override
    public Map<LocalDate, Integer> accountedCells(LocalDate from, LocalDate to) {
        String sql = """
                with wanted as (
                    select symbol, coalesce(member_from, listed_on, date '1990-01-01') as wanted_from,
                           coalesce(member_to, delisted_on, date 'infinity') as wanted_to
                    from ingestion.security where proxy or member_from is not null)
                select session, count(*)::int as cells from (
                    select symbol, session from ingestion.daily_bar where session between ? and ?
                    union all
                    select symbol, session from ingestion.settled_cell where session between ? and ?) as cell
                join wanted using (symbol)
                where session >= wanted_from and session < wanted_to
                group by session""";
        Map<LocalDate, Integer> counts = new HashMap<>();
        database.query(
                "count the cells of " + from + ".." + to,
                sql,
                row -> counts.put(Database.date(row, "session"), row.getInt("cells")),
                from,
                to,
                from,
                to);
        return counts;
    }

    @Override
    public Optional<LocalDate> firstSession() {
        return edge("min");
    }

    @Override
    public Optional<LocalDate> lastSession() {
        return edge("max");
    }

    /** Looked up in the year's partitions from the right end, so that not every row is read. */
    private Optional<LocalDate> edge(String function) {
        String order = function.equals("min") ? "" : " desc";
        List<String> partitions = database.query("find the partitions of bars", """
                select child.relname from pg_inherits
                join pg_class child on child.oid = inhrelid
                where inhparent = 'ingestion.daily_bar'::regclass order by child.relname""" + order, row -> row.getString(1));
        for (String partition : partitions) {
            Optional<LocalDate> found = database.single(
                    "find the " + function + " session",
                    "select " + function + "(session) as session from ingestion." + partition,
                    row -> Database.date(row, "session"));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Correction> corrections(String runId) {
        return database.query(
                "list the corrections of run " + runId,
                """
                select old.symbol, old.session, old.close as close_before, next.close,
                       old.volume as volume_before, next.volume
                from ingestion.bar_revision as old
                join ingestion.published_bar_versions as next on next.symbol = old.symbol
                    and next.session = old.session and next.known_at = old.superseded_at
                where old.replaced_by = ? order by old.session desc, old.symbol, old.known_at""",
                row -> new Correction(
                        row.getString("symbol"),
                        Database.date(row, "session"),
                        row.getDouble("close_before"),
                        row.getDouble("close"),
                        row.getDouble("volume_before"),
                        row.getDouble("volume")),
                runId);
    }

    @Override
    public String contentHash(LocalDate from, LocalDate to) {
        return database.with(
                "hash the bars of " + from + ".." + to, connection -> ContentHash.of(connection, from, to));
    }
}
