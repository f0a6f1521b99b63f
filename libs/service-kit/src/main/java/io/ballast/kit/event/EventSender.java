package io.ballast.kit.event;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.ballast.kit.config.ServiceName;

/** Sends events to their topics and waits until the broker has all of them. */
@ApplicationScoped
class EventSender {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MutinyEmitter<String> emitter;
    private final ServiceName service;

    @Inject
    EventSender(@Channel("outbox") MutinyEmitter<String> emitter, ServiceName service) {
        this.emitter = emitter;
        this.service = service;
    }

    void send(List<OutboxEvent> events) {
        List<Uni<Void>> sent =
                events.stream().map(this::message).map(emitter::sendMessage).toList();
        Uni.join().all(sent).andFailFast().await().atMost(PATIENCE);
    }

    private Message<String> message(OutboxEvent event) {
        OutgoingKafkaRecordMetadata<String> record = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(event.topic())
                .withKey(event.runId())
                .withHeaders(EventHeaders.of(event.id(), event.topic(), service.value(), event.createdAt()))
                .build();
        return Message.of(event.payload(), Metadata.of(record));
    }
}
