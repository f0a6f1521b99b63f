package io.ballast.kit.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ballast.contracts.PredictionsReady;

/** Notes which models it heard of, by run. */
@ApplicationScoped
class PredictionsListener {

    private final Map<String, List<String>> models = new ConcurrentHashMap<>();

    @Inject
    Inbox inbox;

    @Incoming("predictions-ready")
    @Blocking
    void on(ConsumerRecord<String, String> record) {
        inbox.receive(record, PredictionsReady.class, event -> models.computeIfAbsent(
                        event.runId(), run -> new CopyOnWriteArrayList<>())
                .add(event.model()));
    }

    List<String> models(String run) {
        return models.getOrDefault(run, List.of());
    }
}
