package io.ballast.kit.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.kit.config.ServiceName;
import io.ballast.kit.operation.OperationView.OperationError;
import io.ballast.kit.operation.OperationView.Progress;

/** The table {@code operation}. Every statement joins the current transaction, or is one of its own. */
@Singleton
class OperationStore {

    private static final String COLUMNS = "id, type, run_id, state, parameters, progress_done, progress_total,"
            + " progress_unit, attempts, created_at, started_at, finished_at, result, error_message, error_hint";

    private final DataSource database;
    private final ObjectMapper json;
    private final String service;

    @Inject
    OperationStore(DataSource database, ObjectMapper json, ServiceName service) {
        this.database = database;
        this.json = json;
        this.service = service.value();
    }

    /** False if an operation with the same key is there already. */
    boolean insert(UUID id, OperationRequest request, String runId, Instant now) {
        return update("""
                        insert into operation (id, type, run_id, state, parameters, idempotency_key, created_at)
                        values (?, ?, ?, 'queued', ?::json, ?, ?) on conflict (idempotency_key) do nothing""", id, request.type(), runId, request.parameters().toString(), request.idempotencyKey(), now)
                == 1;
    }

    Optional<OperationView> find(UUID id) {
        return query("where id = ?", id).stream().findFirst();
    }

    Optional<OperationView> findByKey(String idempotencyKey) {
        return query("where idempotency_key = ?", idempotencyKey).stream().findFirst();
    }

    List<OperationView> list(OperationQuery query) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder("where true");
        if (query.state() != null) {
            where.append(" and state = ?");
            values.add(query.state().text());
        }
        if (query.type() != null) {
            where.append(" and type = ?");
            values.add(query.type().replace('_', '-'));
        }
        if (query.before() != null) {
            where.append(" and created_at < ?");
            values.add(query.before());
        }
        values.add(query.limit());
        return query(where + " order by created_at desc, id limit ?", values.toArray());
    }

    /** Starts an attempt, unless another operation of the type is running: false then. */
    boolean claim(UUID id, String type, Instant now) {
        update("select pg_advisory_xact_lock(hashtext(?), hashtext(?))", "ballast-operation " + service, type);
        return update("""
                        update operation set state = 'running', attempts = attempts + 1, finished_at = null,
                            started_at = coalesce(started_at, ?)
                        where id = ? and not exists (
                            select 1 from operation other where other.type = ? and other.state = 'running' and other.id <> ?)""", now, id, type, id) == 1;
    }

    void progress(UUID id, Progress progress) {
        update(
                "update operation set progress_done = ?, progress_total = ?, progress_unit = ? where id = ?",
                progress.done(),
                progress.total(),
                progress.unit(),
                id);
    }

    /** Notes what is the matter with an operation that goes on; null: nothing any more. */
    void note(UUID id, OperationError trouble) {
        update("""
                update operation set error_message = ?, error_hint = ?, waiting_since = null, waiting_times = null
                where id = ?""", trouble == null ? null : trouble.message(), trouble == null ? null : trouble.hint(), id);
    }

    /** Notes that nobody works on a running operation for a while; the attempt does not count. */
    void putOff(UUID id, OperationError why, OperationWait waited) {
        update("""
                update operation set attempts = attempts - 1, error_message = ?, error_hint = ?, waiting_since = ?,
                    waiting_times = ? where id = ?""", why.message(), why.hint(), waited.since(), waited.failures(), id);
    }

    /** How long an operation that was put off has waited; empty if it was not, or has got on since. */
    Optional<OperationWait> waited(UUID id) {
        String sql = "select waiting_since, waiting_times from operation where id = ? and waiting_since is not null";
        try (Connection connection = database.getConnection();
                PreparedStatement query = prepare(connection, sql, id);
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new OperationWait(instant(row, "waiting_since"), row.getInt("waiting_times")))
                    : Optional.empty();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    void finish(UUID id, OperationState state, Object result, OperationError error, Instant now) {
        update(
                """
                update operation set state = ?, result = ?::json, error_message = ?, error_hint = ?, finished_at = ?
                where id = ?""",
                state.text(),
                result == null ? null : write(result),
                error == null ? null : error.message(),
                error == null ? null : error.hint(),
                now,
                id);
    }

    /** Puts an operation back into the queue; an attempt that a shutdown ended does not count. */
    void requeue(UUID id, OperationError error, boolean countAttempt) {
        update(
                """
                update operation set state = 'queued', attempts = attempts - ?, error_message = ?, error_hint = ?,
                    waiting_since = null, waiting_times = null where id = ?""",
                countAttempt ? 0 : 1,
                error == null ? null : error.message(),
                error == null ? null : error.hint(),
                id);
    }

    void requestCancel(UUID id) {
        update("update operation set cancel_requested = true where id = ? and finished_at is null", id);
    }

    boolean isCancelRequested(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        prepare(connection, "select cancel_requested from operation where id = ?", id);
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private List<OperationView> query(String condition, Object... values) {
        List<OperationView> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        prepare(connection, "select " + COLUMNS + " from operation " + condition, values);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(view(row));
            }
            return found;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private OperationView view(ResultSet row) throws SQLException {
        String message = row.getString("error_message");
        return new OperationView(
                row.getObject("id", UUID.class),
                service,
                row.getString("type"),
                row.getString("run_id"),
                OperationState.of(row.getString("state")),
                read(row.getString("parameters")),
                new Progress(
                        row.getLong("progress_done"), row.getLong("progress_total"), row.getString("progress_unit")),
                row.getInt("attempts"),
                instant(row, "created_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                read(row.getString("result")),
                message == null ? null : new OperationError(message, row.getString("error_hint")));
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i];
            statement.setObject(i + 1, value);
        }
        return statement;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private JsonNode read(String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the database holds invalid JSON", impossible);
        }
    }

    private String write(Object result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("a result cannot be written as JSON: " + result, unwritable);
        }
    }

    private static IllegalStateException failure(SQLException failed) {
        return new IllegalStateException("Failed to reach the table of operations: " + failed.getMessage(), failed);
    }
}
