package io.ballast.monitor.application;

import java.time.Instant;
import java.util.List;

/** What the services said, kept as they said it. */
public interface EventLog {

    /**
     * An event as it came.
     *
     * @param eventId its unique id
     * @param topic its topic
     * @param runId the run it belongs to, empty if none
     * @param sentAt when it was sent, system clock
     * @param payload a JSON object
     */
    record Entry(String eventId, String topic, String runId, Instant sentAt, String payload) {}

    /**
     * Keeps an event; one that is kept already is left as it is.
     *
     * @param entry the event
     */
    void keep(Entry entry);

    /**
     * Events of a run.
     *
     * @param runId which run
     * @param type the record of the contracts to read them as, which tells the topic
     * @param <T> that record
     * @return oldest first
     */
    <T> List<T> find(String runId, Class<T> type);

    /**
     * Forgets what is old.
     *
     * @param before events sent earlier than this
     * @return how many
     */
    int forget(Instant before);
}
