package io.ballast.benchmarks.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.ballast.kit.event.EventHeaders;

/** Tells a service what the one before it in the chain tells it, and waits for its answer as the next one does. */
public final class RunEvents implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private String runId;

    /**
     * Begins to listen.
     *
     * @param bootstrapServers of the broker
     * @param answers the topic of the answers
     */
    public RunEvents(String bootstrapServers, String answers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "group.id", "bench", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(answers));
    }

    /**
     * Tells of a step of a new run.
     *
     * @param topic where
     * @param sender the service that is spoken for
     * @param event what is told, from the run's name
     * @return the run
     * @throws JsonProcessingException if that cannot be written
     */
    public String publish(String topic, String sender, Function<String, ?> event) throws JsonProcessingException {
        runId = UUID.randomUUID().toString();
        ProducerRecord<String, String> message =
                new ProducerRecord<>(topic, runId, json.writeValueAsString(event.apply(runId)));
        EventHeaders.of(UUID.randomUUID(), topic, sender, Instant.now()).forEach(message.headers()::add);
        producer.send(message);
        producer.flush();
        return runId;
    }

    /**
     * Waits for the answers to the latest run.
     *
     * @param answers how many
     * @param patience how long at most
     * @throws TimeoutException if they do not come in time
     */
    public void await(int answers, Duration patience) throws TimeoutException {
        long deadline = System.nanoTime() + patience.toNanos();
        int seen = 0;
        while (seen < answers) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(seen + " of " + answers + " answers to run " + runId + " came within "
                        + patience.toSeconds() + " s; the log of the service says why");
            }
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                seen += record.key().equals(runId) ? 1 : 0;
            }
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
