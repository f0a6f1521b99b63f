package io.ballast.monitor.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.ballast.contracts.Topics;

/** Speaks and listens on the broker as another service would. */
public final class Broker implements AutoCloseable {

    private final ObjectMapper json;
    private final KafkaProducer<String, String> producer;
    private final String servers;

    /**
     * Connects.
     *
     * @param servers broker list
     * @param json the services' mapper
     */
    public Broker(String servers, ObjectMapper json) {
        this.servers = servers;
        this.json = json;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
    }

    /** Sends an event with a fresh id. */
    public void send(String runId, Object event) {
        send(runId, event, UUID.randomUUID().toString());
    }

    /** Sends an event with a given id. */
    public void send(String runId, Object event, String eventId) {
        try {
            sendText(Topics.of(event.getClass()), runId, json.writeValueAsString(event), eventId);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Sends any text. */
    public void sendText(String topic, String key, String payload, String eventId) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, payload);
        record.headers().add("ce_id", eventId.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
        producer.flush();
    }

    /** The first event of a topic with a key, waited for. */
    public <T> T await(Class<T> type, String key) {
        ConsumerRecord<String, String> record = awaitRecord(Topics.of(type), key);
        try {
            return json.readValue(record.value(), type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(record.value(), unreadable);
        }
    }

    /** The first record of a topic with a key, waited for. */
    public ConsumerRecord<String, String> awaitRecord(String topic, String key) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Instant end = Instant.now().plusSeconds(30);
            while (Instant.now().isBefore(end)) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(record.key())) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("no record with key " + key + " on " + topic + " within 30 s");
    }

    @Override
    public void close() {
        producer.close();
    }
}
