package io.ballast.kit.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.contracts.Topics;
import io.ballast.kit.config.ServiceName;

/** Publishes events with the data they tell of: both are committed, or neither. */
@Singleton
public class Outbox {

    private final DataSource database;
    private final ObjectMapper json;
    private final String channel;

    @Inject
    Outbox(DataSource database, ObjectMapper json, ServiceName service) {
        this.database = database;
        this.json = json;
        this.channel = channel(service);
    }

    /**
     * Publishes an event in the current transaction; it is sent, at least once, after the commit. Events of one key are
     * sent in the order of their commits.
     *
     * @param key the run the event belongs to; something else where the schema of the event says so
     * @param event a record of the contracts
     */
    public void publish(String key, Object event) {
        String topic = Topics.of(event.getClass());
        String sql = "insert into outbox_event (event_id, topic, run_id, payload, created_at) values (?, ?, ?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql);
                Statement notify = connection.createStatement()) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, topic);
            insert.setString(3, key);
            insert.setString(4, json.writeValueAsString(event));
            insert.setObject(5, Instant.now().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            notify.execute("notify " + channel);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed to write a " + topic + " event to the outbox", failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("Failed to write " + event + " as JSON", impossible);
        }
    }

    /** The notification channel that wakes the relay. */
    static String channel(ServiceName service) {
        return "outbox_" + service.value();
    }
}
