package io.ballast.benchmarks.predict;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

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

import io.ballast.contracts.FeaturesReady;
import io.ballast.contracts.TargetCoverage;
import io.ballast.contracts.Topics;
import io.ballast.kit.event.EventHeaders;

/** Tells the model service of features as the feature service does, and waits for its predictions as the monitor does. */
final class RunEvents implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private String runId;

    RunEvents(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "group.id", "bench", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(Topics.PREDICTIONS_READY));
    }

    /**
     * Tells of a session's features, as those of a new run.
     *
     * @return the run
     */
    String publish(LocalDate session) throws JsonProcessingException {
        runId = UUID.randomUUID().toString();
        FeaturesReady event = new FeaturesReady(
                runId,
                true,
                UUID.randomUUID(),
                session,
                session,
                session,
                0,
                0,
                0,
                null,
                new TargetCoverage(null, null),
                "none");
        ProducerRecord<String, String> message =
                new ProducerRecord<>(Topics.FEATURES_READY, runId, json.writeValueAsString(event));
        EventHeaders.of(UUID.randomUUID(), Topics.FEATURES_READY, "feature", Instant.now())
                .forEach(message.headers()::add);
        producer.send(message);
        producer.flush();
        return runId;
    }

    /**
     * Waits for the latest run's predictions.
     *
     * @param sets how many
     * @throws TimeoutException if they do not come in time
     */
    void awaitPredictions(int sets, Duration patience) throws TimeoutException {
        long deadline = System.nanoTime() + patience.toNanos();
        int seen = 0;
        while (seen < sets) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(seen + " of " + sets + " sets of predictions of run " + runId
                        + " came within " + patience.toSeconds() + " s; the log of the model service says why");
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
