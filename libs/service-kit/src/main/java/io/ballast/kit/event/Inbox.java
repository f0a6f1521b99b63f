package io.ballast.kit.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import io.ballast.kit.config.ServiceName;

/**
 * Takes events in, each once: the note that an event was seen is committed with its effect. What cannot be understood
 * fails, and the connector puts it to the topic's dead letters with the reason.
 */
@Singleton
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    /** Shorter than the minute after which the connector takes an unacknowledged record for lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource database;
    private final ObjectMapper json;
    private final String consumer;
    private final Counter deadLetters;

    @Inject
    Inbox(DataSource database, ObjectMapper json, ServiceName service, MeterRegistry metrics) {
        this.database = database;
        this.json = json;
        this.consumer = service.value();
        this.deadLetters = Counter.builder("ballast.dead.letters")
                .description("Events that could not be taken in")
                .tag("service", consumer)
                .register(metrics);
    }

    /**
     * Takes in one event.
     *
     * @param record the record as it came; its header {@code ce_id} names the event
     * @param type the record type of the payload
     * @param effect what the event causes; must be short, since it runs in the consumer's thread, unless the channel's
     *     settings allow for more, and must stay within the database, since it is repeated after a transient failure
     * @throws IllegalArgumentException if the event cannot be understood
     */
    public <T> void receive(ConsumerRecord<String, String> record, Class<T> type, Consumer<T> effect) {
        try {
            String eventId = EventHeaders.id(record.headers());
            T event = parse(record, type);
            takeOnce(eventId, () -> effect.accept(event));
        } catch (RuntimeException failed) {
            deadLetters.increment();
            LOG.errorf("Failed to take in %s at offset %d: %s", record.topic(), record.offset(), failed.getMessage());
            throw failed;
        }
    }

    private <T> T parse(ConsumerRecord<String, String> record, Class<T> type) {
        try {
            T event = json.readValue(record.value(), type);
            if (event != null) {
                return event;
            }
            throw new IllegalArgumentException("the event has no payload; a JSON object is expected");
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(
                    "the payload is not a valid " + type.getSimpleName() + ": " + unreadable.getOriginalMessage(),
                    unreadable);
        }
    }

    private void takeOnce(String eventId, Runnable effect) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    if (isFirst(eventId)) {
                        effect.run();
                    }
                });
                return;
            } catch (RuntimeException failed) {
                if (!isTransient(failed) || Instant.now().isAfter(giveUp)) {
                    throw failed;
                }
                LOG.warnf("Event %s waits for the database: %s", eventId, failed.getMessage());
                pause();
            }
        }
    }

    private boolean isFirst(String eventId) {
        String sql =
                "insert into inbox_event (consumer, event_id, received_at) values (?, ?, ?) on conflict do nothing";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, consumer);
            insert.setString(2, eventId);
            insert.setObject(3, Instant.now().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed to note event " + eventId, failed);
        }
    }

    /** Lost connections, restarts, serialisation failures and lock time-outs pass; errors in data or code do not. */
    static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLNonTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().matches("(08|40|53|55|57).*");
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", interrupted);
        }
    }
}
