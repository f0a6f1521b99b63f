package io.ballast.kit.event;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

import io.ballast.kit.config.ServiceName;

/**
 * Sends what waits in the outbox. Each service's replicas have one, and an advisory lock lets one of them work. It asks
 * for unsent rows, never for rows beyond a position, so that a transaction that commits late is not passed over.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String UNSENT =
            "select event_id, topic, run_id, payload, created_at from outbox_event where sent_at is null order by position limit "
                    + BATCH;

    private final DataSource database;
    private final EventSender sender;
    private final ServiceName service;
    private volatile Thread worker;
    private volatile boolean stopping;
    private volatile double oldestUnsentSeconds;
    private Instant nextCleaning = Instant.EPOCH;

    @Inject
    OutboxRelay(DataSource database, EventSender sender, ServiceName service, MeterRegistry metrics) {
        this.database = database;
        this.sender = sender;
        this.service = service;
        Gauge.builder("ballast.outbox.oldest.unsent.seconds", () -> oldestUnsentSeconds)
                .description("Age of the oldest event that waits to be sent")
                .tag("service", service.value())
                .register(metrics);
    }

    /** Starts relaying in a thread of its own. */
    public synchronized void start() {
        if (worker == null) {
            worker = new Thread(this::run, "outbox-relay");
            worker.setDaemon(true);
            worker.start();
        }
    }

    /** Stops after the batch in hand. */
    public synchronized void stop() throws InterruptedException {
        stopping = true;
        if (worker != null) {
            worker.join(Duration.ofSeconds(10).toMillis());
        }
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = database.getConnection()) {
                relayWhileConnected(connection);
            } catch (SQLException | RuntimeException failed) {
                LOG.warnf("Failed to relay events, trying again: %s", failed.getMessage());
                pause(AFTER_FAILURE);
            }
        }
    }

    private void relayWhileConnected(Connection connection) throws SQLException {
        boolean active = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + Outbox.channel(service));
            while (!stopping) {
                active = active || lock(statement);
                if (!active || !relayBatch(connection)) {
                    connection.unwrap(PGConnection.class).getNotifications((int) IDLE.toMillis());
                }
            }
        } finally {
            release(connection);
        }
    }

    private boolean lock(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select pg_try_advisory_lock(hashtext('ballast-outbox'), hashtext('" + service.value() + "'))")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The connection goes back to the pool, so it must not keep the lock or go on listening. */
    private static void release(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("unlisten *");
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException broken) {
            LOG.debug("The relay's connection is gone, and its lock with it", broken);
        }
    }

    private boolean relayBatch(Connection connection) throws SQLException {
        List<OutboxEvent> batch = unsent(connection);
        oldestUnsentSeconds = batch.isEmpty()
                ? 0
                : Duration.between(batch.get(0).createdAt(), Instant.now()).toMillis() / 1000.0;
        if (batch.isEmpty()) {
            clean(connection);
            return false;
        }
        sender.send(batch);
        markSent(connection, batch);
        return true;
    }

    private static List<OutboxEvent> unsent(Connection connection) throws SQLException {
        List<OutboxEvent> events = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(UNSENT);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                events.add(new OutboxEvent(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()));
            }
        }
        return events;
    }

    private static void markSent(Connection connection, List<OutboxEvent> events) throws SQLException {
        Object[] ids = events.stream().map(OutboxEvent::id).toArray();
        Array array = connection.createArrayOf("uuid", ids);
        try (PreparedStatement update =
                connection.prepareStatement("update outbox_event set sent_at = now() where event_id = any (?)")) {
            update.setArray(1, array);
            update.executeUpdate();
        }
    }

    private void clean(Connection connection) throws SQLException {
        Instant now = Instant.now();
        if (now.isBefore(nextCleaning)) {
            return;
        }
        nextCleaning = now.plus(Duration.ofHours(1));
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "delete from outbox_event where sent_at < now() - interval '" + KEPT.toDays() + " days'");
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
