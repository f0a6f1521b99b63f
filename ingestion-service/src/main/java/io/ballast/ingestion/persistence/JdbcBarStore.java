package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
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
import io.ballast.kit.clock.BusinessClock;

/** Bars in the partitioned table, merged from a temporary one by symbol and session. */
@ApplicationScoped
class JdbcBarStore implements BarStore {

    /** The values a provider reports; compared as a whole to find what changed. */
    private static final String REPORTED = "open, high, low, close, volume, vwap, trade_count";

    private static final String REVISE = """
            update ingestion.daily_bar as bar
            set open = staged.open, high = staged.high, low = staged.low, close = staged.close,
                volume = staged.volume, vwap = staged.vwap, trade_count = staged.trade_count,
                provider = staged.provider, known_at = greatest(?, staged.known_at)
            from staged_bar as staged
            where bar.symbol = staged.symbol and bar.session = staged.session
              and bar.session between ? and ?
              and (bar.open, bar.high, bar.low, bar.close, bar.volume, bar.vwap, bar.trade_count)
                  is distinct from (staged.open, staged.high, staged.low, staged.close, staged.volume, staged.vwap,
                                    staged.trade_count)""";

    private static final String INSERT = """
            insert into ingestion.daily_bar (symbol, session, %1$s, provider, known_at)
            select symbol, session, %1$s, provider, known_at from staged_bar order by symbol, session
            on conflict (symbol, session) do nothing""".formatted(REPORTED);

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
            StagedCells.stage(connection, cells);
            long revised = revise(connection, cells);
            long stored = Database.update(connection, INSERT);
            settle(connection, cells);
            long quarantined = quarantine(connection);
            noteTouched(connection, runId, cells);
            return new StepCounts(cells.requested(), stored, revised, cells.empty(), quarantined);
        });
    }

    private long revise(Connection connection, FetchedCells cells) throws SQLException {
        return Database.update(connection, REVISE, clock.instant(), cells.from(), cells.to());
    }

    /** Cells with a bar are no longer settled without one, the others become so. */
    private static void settle(Connection connection, FetchedCells cells) throws SQLException {
        Database.update(connection, """
                delete from ingestion.settled_cell as cell using staged_bar as staged
                where cell.session = staged.session and cell.symbol = staged.symbol and cell.session between ? and ?""", cells.from(), cells.to());
        Database.update(connection, """
                insert into ingestion.settled_cell (symbol, session, reason)
                select staged.symbol, staged.session, staged.reason from staged_cell as staged
                where not exists (select from ingestion.daily_bar as bar
                                  where bar.symbol = staged.symbol and bar.session = staged.session
                                    and bar.session between ? and ?)
                order by session, symbol
                on conflict (session, symbol) do update set reason = excluded.reason
                where settled_cell.reason <> excluded.reason""", cells.from(), cells.to());
    }

    private static long quarantine(Connection connection) throws SQLException {
        Database.update(connection, """
                update ingestion.quarantined_bar as bad set superseded = true from staged_bar as staged
                where bad.symbol = staged.symbol and bad.session = staged.session
                  and bad.reason <> 'duplicate' and not bad.superseded""");
        return Database.update(connection, """
                insert into ingestion.quarantined_bar (symbol, session, reason, provider, payload)
                select distinct symbol, session, reason, provider, payload from staged_quarantine
                on conflict (symbol, session, reason, provider, md5(payload)) do nothing""");
    }

    /** The run's sessions and symbols, of which the closing event tells the number. */
    private static void noteTouched(Connection connection, String runId, FetchedCells cells) throws SQLException {
        if (cells.sessions().stream().allMatch(session -> session.accepted().isEmpty())) {
            return;
        }
        Database.update(connection, """
                insert into ingestion.run_session (run_id, session)
                select ?, session from staged_bar group by session order by session on conflict do nothing""", runId);
        Database.update(connection, """
                insert into ingestion.run_symbol (run_id, symbol)
                select ?, symbol from staged_bar group by symbol order by symbol on conflict do nothing""", runId);
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
    public String contentHash(LocalDate from, LocalDate to) {
        return database.with(
                "hash the bars of " + from + ".." + to, connection -> ContentHash.of(connection, from, to));
    }
}
