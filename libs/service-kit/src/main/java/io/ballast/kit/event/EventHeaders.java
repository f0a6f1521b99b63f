package io.ballast.kit.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

import io.ballast.contracts.Topics;

/** The CloudEvents attributes of an event as Kafka headers (binary content mode of CloudEvents 1.0). */
public final class EventHeaders {

    private static final String ID = "ce_id";

    private EventHeaders() {}

    /**
     * The headers of an event.
     *
     * @param eventId tells it from others and makes repetitions one
     * @param topic the topic it goes to
     * @param source the service that publishes it
     * @param time when it happened
     * @return new headers
     */
    public static Headers of(UUID eventId, String topic, String source, Instant time) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, ID, eventId.toString());
        add(headers, "ce_type", Topics.eventType(topic));
        add(headers, "ce_source", source);
        add(headers, "ce_time", time.toString());
        add(headers, "content-type", "application/json");
        return headers;
    }

    /** The event's id; an event without one cannot be told from its repetition and is refused. */
    static String id(Headers headers) {
        Header header = headers.lastHeader(ID);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException(
                    "the event has no header " + ID + "; a CloudEvent in binary mode is expected");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
