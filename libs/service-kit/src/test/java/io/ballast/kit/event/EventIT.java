package io.ballast.kit.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import io.ballast.contracts.PredictionsReady;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;
import io.ballast.testkit.TopicReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class EventIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Outbox outbox;

    @Inject
    PredictionsListener listener;

    @Inject
    KafkaClientService kafka;

    TestServers servers;

    @Test
    void shouldSendCommittedEventsInOrderAsCloudEvents() {
        String run = UUID.randomUUID().toString();

        for (int i = 0; i < 20; i++) {
            int number = i;
            QuarkusTransaction.requiringNew().run(() -> outbox.publish(run, event(run, "m" + number)));
        }

        await().atMost(PATIENCE).until(() -> listener.models(run).size() == 20);
        assertThat(listener.models(run))
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> "m" + i)
                        .toList());
        ConsumerRecord<String, String> sent = TopicReader.read(servers, "predictions-ready").stream()
                .filter(record -> run.equals(record.key()))
                .findFirst()
                .orElseThrow();
        assertThat(header(sent, "ce_type")).isEqualTo("ballast.predictions-ready.v1");
        assertThat(header(sent, "ce_source")).isEqualTo("ingestion");
        assertThat(header(sent, "ce_specversion")).isEqualTo("1.0");
        assertThat(sent.value()).contains("\"session\":\"2018-02-07\"");
    }

    @Test
    void shouldSendNothingWhenTheTransactionRollsBack() {
        String lost = UUID.randomUUID().toString();
        String kept = UUID.randomUUID().toString();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish(lost, event(lost, "never"));
                    throw new IllegalStateException("business failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(kept, event(kept, "later")));

        await().atMost(PATIENCE).until(() -> listener.models(kept).size() == 1);
        assertThat(listener.models(lost)).isEmpty();
    }

    @Test
    void shouldTakeARepeatedEventOnce() {
        String run = UUID.randomUUID().toString();
        String eventId = UUID.randomUUID().toString();
        String payload = payload(run, "twice");

        send(run, eventId, payload);
        send(run, eventId, payload);
        send(run, UUID.randomUUID().toString(), payload(run, "end"));

        await().atMost(PATIENCE).until(() -> listener.models(run).contains("end"));
        assertThat(listener.models(run)).containsExactly("twice", "end");
    }

    @Test
    void shouldPutWhatCannotBeReadToTheDeadLettersAndGoOn() {
        String run = UUID.randomUUID().toString();

        send(run, UUID.randomUUID().toString(), "{\"runId\":");
        send(run, null, payload(run, "without id"));
        send(run, UUID.randomUUID().toString(), payload(run, "after"));

        await().atMost(PATIENCE).until(() -> listener.models(run).contains("after"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<ConsumerRecord<String, String>> dead = TopicReader.read(servers, "predictions-ready.dlq").stream()
                    .filter(record -> run.equals(record.key()))
                    .toList();
            assertThat(dead).hasSize(2);
            assertThat(header(dead.get(0), "dead-letter-reason")).contains("not a valid PredictionsReady");
            assertThat(header(dead.get(1), "dead-letter-reason")).contains("ce_id");
        });
        assertThat(listener.models(run)).containsExactly("after");
    }

    @Test
    void shouldOverrideTheConnectorsUnsafeDefaults() {
        Map<String, ?> producer = kafka.getProducer("outbox").configuration();
        Map<String, ?> consumer = kafka.getConsumer("predictions-ready").configuration();

        assertThat(producer.get("acks")).isEqualTo("all");
        assertThat(producer.get("enable.idempotence").toString()).isEqualTo("true");
        assertThat(consumer.get("auto.offset.reset")).isEqualTo("earliest");
        assertThat(consumer.get("enable.auto.commit").toString()).isEqualTo("false");
        assertThat(consumer.get("group.id")).isEqualTo("ingestion");
    }

    private void send(String key, String eventId, String payload) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers.bootstrapServers(),
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings)) {
            ProducerRecord<String, String> record = new ProducerRecord<>("predictions-ready", key, payload);
            if (eventId != null) {
                record.headers().add("ce_id", eventId.getBytes(StandardCharsets.UTF_8));
            }
            producer.send(record);
        }
    }

    private static String payload(String run, String model) {
        return """
                {"runId":"%s","session":"2018-02-07","model":"%s","version":"1","symbols":1,"contentHash":"00","new":1}""".formatted(run, model);
    }

    private static PredictionsReady event(String run, String model) {
        return new PredictionsReady(run, LocalDate.of(2018, 2, 7), model, "1", 1, "00");
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
