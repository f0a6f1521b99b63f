package io.ballast.ingestion.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.ProgressLog;
import io.ballast.ingestion.application.StepCounts;
import io.ballast.kit.database.Database;

/** The table {@code ingestion_progress}. */
@ApplicationScoped
class JdbcProgressLog implements ProgressLog {

    private static final double NANOS = 1e9;

    private final Database database;

    @Inject
    JdbcProgressLog(Database database) {
        this.database = database;
    }

    @Override
    public void add(Entry entry) {
        StepCounts counts = entry.counts();
        database.update(
                "record a step of " + entry.trigger(),
                """
                insert into ingestion.ingestion_progress (operation_id, step, run_id, trigger, run_ts, cumulative_days,
                    step_days, duration_sec, success, error, window_from, window_to, provider, requested, stored,
                    revised, empty, quarantined)
                select ?, coalesce(max(step), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                from ingestion.ingestion_progress where operation_id = ?""",
                entry.operationId(),
                entry.runId(),
                entry.trigger(),
                entry.runTs(),
                entry.cumulativeDays(),
                entry.stepDays(),
                entry.took().toNanos() / NANOS,
                entry.success(),
                entry.error(),
                entry.windowFrom(),
                entry.windowTo(),
                entry.provider(),
                counts.requested(),
                counts.stored(),
                counts.revised(),
                counts.empty(),
                counts.quarantined(),
                entry.operationId());
    }

    @Override
    public List<Entry> latest(int limit) {
        return database.query(
                "read the ingestion progress",
                "select * from ingestion.ingestion_progress order by run_ts desc, operation_id, step desc limit ?",
                JdbcProgressLog::entry,
                limit);
    }

    @Override
    public int prune(Instant before) {
        database.update("prune the sessions of old runs", """
                delete from ingestion.run_session using ingestion.run_ledger as ledger
                where run_session.run_id = ledger.run_id and ledger.updated_at < ?""", before);
        database.update("prune the symbols of old runs", """
                delete from ingestion.run_symbol using ingestion.run_ledger as ledger
                where run_symbol.run_id = ledger.run_id and ledger.updated_at < ?""", before);
        database.update(
                "prune the ledgers of old runs", "delete from ingestion.run_ledger where updated_at < ?", before);
        return database.update(
                "prune the ingestion progress", "delete from ingestion.ingestion_progress where run_ts < ?", before);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("operation_id", UUID.class),
                row.getString("run_id"),
                row.getString("trigger"),
                row.getObject("run_ts", OffsetDateTime.class).toInstant(),
                row.getInt("cumulative_days"),
                row.getInt("step_days"),
                Duration.ofNanos(Math.round(row.getDouble("duration_sec") * NANOS)),
                row.getString("error"),
                Database.date(row, "window_from"),
                Database.date(row, "window_to"),
                row.getString("provider"),
                new StepCounts(
                        row.getLong("requested"),
                        row.getLong("stored"),
                        row.getLong("revised"),
                        row.getLong("empty"),
                        row.getLong("quarantined")));
    }
}
