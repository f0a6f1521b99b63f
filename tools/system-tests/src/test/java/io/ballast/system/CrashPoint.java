package io.ballast.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A moment at which a service is held and then killed. It is held from outside, by a lock in the
 * database that a trigger waits for, so that the service runs as it is shipped.
 *
 * @param name what has happened so far
 * @param event the trigger's event and table; null: the lock under which steps are stored
 * @param when the trigger's condition
 */
record CrashPoint(String name, String event, String when) {

    /** Those of a backfill, in the order in which it comes by. */
    static final List<CrashPoint> ALL = List.of(
            new CrashPoint("fetched, nothing stored", null, null),
            new CrashPoint("in the middle of COPY", "insert on ingestion.daily_bar", "new.symbol = '%s'"),
            new CrashPoint("bars copied, cells not settled", "insert on ingestion.run_session", "true"),
            new CrashPoint("step stored, not in the ledger", "insert on ingestion.run_ledger", "true"),
            new CrashPoint("ledger written, event not", "insert on ingestion.outbox_event", "true"),
            new CrashPoint("event written, not committed", "insert on ingestion.ingestion_progress", "true"),
            new CrashPoint("committed and sent, not marked", "update on ingestion.outbox_event", "true"),
            new CrashPoint("all windows stored, no action", "insert on ingestion.corporate_action", "true"),
            new CrashPoint("factors half computed", "insert on ingestion.adjustment_factor", "true"),
            new CrashPoint(
                    "all stored, final event not written",
                    "insert on ingestion.outbox_event",
                    "new.topic = 'bars-ingested' and new.payload::json ->> 'final' = 'true'"));

    private static final long LOCK = 4711;
    private static final String STORE_LOCK = "select pg_advisory_lock(hashtext('ingestion.daily_bar'))";
    private static final String WAITING = """
            select count(*) from pg_stat_activity
            where usename like 'ballast_%' and wait_event_type = 'Lock' and wait_event = 'advisory'""";

    /** Holds whoever comes by until {@link #release}. The connection must stay open. */
    void hold(Connection database, String symbol) throws SQLException {
        try (Statement statement = database.createStatement()) {
            if (event == null) {
                statement.execute(STORE_LOCK);
                return;
            }
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            statement.execute("""
                    create or replace function public.hold() returns trigger language plpgsql as $$
                    begin
                        perform pg_advisory_xact_lock(%d);
                        return new;
                    end $$""".formatted(LOCK));
            statement.execute("create trigger hold before " + event + " for each row when (" + when.formatted(symbol)
                    + ") execute function public.hold()");
        }
    }

    /** Whether somebody is held. */
    static boolean holds(Connection database) throws SQLException {
        return !LocalSystem.query(database, WAITING).equals("0");
    }

    /** Lets go; called when who was held is dead. */
    void release(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
            if (event != null) {
                statement.execute("drop trigger hold on " + event.substring(event.lastIndexOf(' ') + 1));
            }
        }
    }
}
