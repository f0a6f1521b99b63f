package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.StepCounts;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.database.Database;

/**
 * Takes the cells of a step into the partitioned table: what is new is copied straight into it, what changed keeps its
 * earlier version as a revision, and what is as it was costs a read only. It may be repeated: equal bars change nothing.
 */
public final class BarLoad {

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

    private final BusinessClock clock;

    /**
     * A load whose revisions become known by a clock.
     *
     * @param clock business time
     */
    public BarLoad(BusinessClock clock) {
        this.clock = clock;
    }

    /**
     * Stores what a step fetched, in the connection's transaction, which the caller commits.
     *
     * @param connection a connection whose driver connection is pgjdbc's, in a transaction
     * @param runId the run it belongs to
     * @param cells bars, absent cells and bars to put aside
     * @return what was new; {@code requested} and {@code empty} as given
     * @throws SQLException if the database refuses; the transaction is then to be rolled back
     */
    public StepCounts store(Connection connection, String runId, FetchedCells cells) throws SQLException {
        Database.query(connection, ALONE, row -> true);
        BarChanges changes = BarChanges.find(connection, cells)
                .withoutLosers(connection, cells.provider())
                .withoutOverruled(connection, cells.provider());
        revise(connection, runId, cells, changes.changed());
        BarCopy.into(connection, BARS, cells.provider(), changes.fresh());
        long quarantined = CellSettlement.settle(connection, cells);
        Map<LocalDate, List<String>> touched = changes.symbolsBySession();
        ChangeLog.note(connection, ChangeLog.BAR, touched);
        noteTouched(connection, runId, touched.keySet(), changes.symbols());
        return new StepCounts(
                cells.requested(), changes.fresh().size(), changes.changed().size(), cells.empty(), quarantined);
    }

    private void revise(Connection connection, String runId, FetchedCells cells, List<Bar> changed)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists staged_change;"
                    + " create temporary table staged_change (like ingestion.daily_bar including defaults)"
                    + " on commit drop");
        }
        BarCopy.into(connection, "pg_temp.staged_change", cells.provider(), changed);
        Instant now = clock.instant();
        Database.update(connection, KEEP_OLD, now, runId, cells.from(), cells.to());
        Database.update(connection, REVISE, now, cells.from(), cells.to());
    }

    /** The run's sessions and symbols, of which the closing event tells the number. */
    private static void noteTouched(Connection connection, String runId, Set<LocalDate> sessions, Set<String> symbols)
            throws SQLException {
        Database.update(
                connection,
                "insert into ingestion.run_session (run_id, session) select ?, unnest(?::date[]) on conflict do nothing",
                runId,
                sessions.stream().map(LocalDate::toString).toArray(String[]::new));
        Database.update(
                connection,
                "insert into ingestion.run_symbol (run_id, symbol) select ?, unnest(?::text[]) on conflict do nothing",
                runId,
                symbols.toArray(String[]::new));
    }
}
