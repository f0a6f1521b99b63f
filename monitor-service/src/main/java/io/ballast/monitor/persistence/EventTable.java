package io.ballast.monitor.persistence;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.contracts.Topics;
import io.ballast.kit.database.Database;
import io.ballast.monitor.application.EventLog;

/** Observed events in a table. */
@Singleton
class EventTable implements EventLog {

    private final Database database;
    private final ObjectMapper json;

    @Inject
    EventTable(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void keep(Entry entry) {
        database.execute("""
                insert into monitor.observed_event (event_id, topic, run_id, sent_at, payload)
                values (?, ?, ?, ?, ?::jsonb) on conflict (event_id) do nothing""", entry.eventId(), entry.topic(), entry.runId(), entry.sentAt(), entry.payload());
    }

    @Override
    public <T> List<T> find(String runId, Class<T> type) {
        return database.query("""
                select payload from monitor.observed_event where run_id = ? and topic = ?
                order by sent_at, event_id""", row -> read(row.getString(1), type), runId, Topics.of(type));
    }

    @Override
    public int forget(Instant before) {
        return database.execute("delete from monitor.observed_event where sent_at < ?", before);
    }

    private <T> T read(String payload, Class<T> type) {
        try {
            return json.readValue(payload, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "An event that was taken in is no " + type.getSimpleName() + ": " + payload, impossible);
        }
    }
}
