package io.ballast.monitor.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.kit.database.Database;
import io.ballast.kit.database.DatabaseException;
import io.ballast.monitor.application.LossReader;
import io.ballast.monitor.application.LossTimedOutException;
import io.ballast.monitor.config.AttributionSettings;
import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.domain.cause.LostCell;
import io.ballast.monitor.domain.healing.Cell;

/**
 * Finds lost cells in the published views. The query of a loss is {@code losses/cells.sql} and {@code losses/<loss>.sql}
 * after it; both labels share one.
 */
@Singleton
class PublishedLosses implements LossReader {

    private static final Map<String, String> TYPES = Map.of("sessions", "date[]", "residual", "boolean");

    private static final String FIRST_FAILURE = """
            select 'step ' || step.name || ' of run ' || step.run_id || ' (' || step.state || ')'
                || coalesce(': ' || coalesce(step.detail, run.error), '')
            from monitor.pipeline_step step
            join monitor.pipeline_run run on run.run_id = step.run_id
            where step.state in ('failed', 'partial')
                and run.started_at > coalesce(
                    (select max(started_at) from monitor.pipeline_run where state = 'succeeded'), '-infinity')
            order by run.started_at, step.position limit 1""";

    private final Database database;
    private final Duration limit;
    private final Map<Loss, NamedSql> queries = new EnumMap<>(Loss.class);

    @Inject
    PublishedLosses(Database database, AttributionSettings settings) {
        this.database = database;
        this.limit = settings.timeout();
        for (Loss loss : Loss.values()) {
            queries.put(loss, NamedSql.read(TYPES, "losses/cells.sql", "losses/" + file(loss) + ".sql"));
        }
    }

    private static String file(Loss loss) {
        return loss == Loss.FWD_RET || loss == Loss.FWD_RET_RESID ? "labels" : loss.label();
    }

    @Override
    public List<LostCell> lostCells(Loss loss, List<LocalDate> sessions) {
        try {
            return ask(loss, sessions);
        } catch (DatabaseException failed) {
            return noneIfUnpublished(failed);
        }
    }

    @Override
    public List<LostCell> lostCellsInTime(Loss loss, List<LocalDate> sessions) {
        try {
            // A statement that is broken off takes its transaction with it, which must not be the caller's.
            return QuarkusTransaction.requiringNew().call(() -> {
                database.limit(limit);
                return ask(loss, sessions);
            });
        } catch (DatabaseException failed) {
            if (failed.isTimeout()) {
                throw new LossTimedOutException(loss, limit);
            }
            return noneIfUnpublished(failed);
        }
    }

    private List<LostCell> ask(Loss loss, List<LocalDate> sessions) {
        Map<String, Object> values = Map.of(
                "sessions",
                sessions.stream().map(LocalDate::toString).toArray(),
                "residual",
                loss == Loss.FWD_RET_RESID);
        return database.with("read lost cells", connection -> {
            try (PreparedStatement query = queries.get(loss).prepare(connection, values)) {
                return Database.rows(query, PublishedLosses::cell);
            }
        });
    }

    private static List<LostCell> noneIfUnpublished(DatabaseException failed) {
        if (failed.isUnpublished()) {
            return List.of();
        }
        throw failed;
    }

    @Override
    public Optional<String> firstFailure() {
        return database.query(FIRST_FAILURE, row -> row.getString(1)).stream().findFirst();
    }

    private static LostCell cell(ResultSet row) throws SQLException {
        LocalDate barSession = row.getObject("bar_session", LocalDate.class);
        return new LostCell(
                row.getString("symbol"),
                row.getObject("session", LocalDate.class),
                row.getString("provider"),
                row.getString("cause"),
                row.getString("sector"),
                row.getString("exchange"),
                row.getObject("listed_on", LocalDate.class),
                barSession == null ? null : new Cell(barSession, row.getString("bar_symbol")));
    }
}
