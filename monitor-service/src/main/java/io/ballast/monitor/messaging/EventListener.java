package io.ballast.monitor.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ballast.contracts.BarsIngested;
import io.ballast.contracts.FeaturesReady;
import io.ballast.contracts.ModelTrained;
import io.ballast.contracts.OperationProgressed;
import io.ballast.contracts.PredictionsReady;
import io.ballast.contracts.SessionCertified;
import io.ballast.contracts.SessionWithheld;
import io.ballast.contracts.ThresholdBreached;
import io.ballast.contracts.ThresholdCleared;
import io.ballast.kit.event.Inbox;
import io.ballast.monitor.application.EventLog;
import io.ballast.monitor.application.ObserveEvents;

/** Hears every topic that tells what happened: keeps each event once, and lets it change the state of its run. */
@ApplicationScoped
public class EventListener {

    private final Inbox inbox;
    private final EventLog log;
    private final ObserveEvents observe;

    @Inject
    EventListener(Inbox inbox, EventLog log, ObserveEvents observe) {
        this.inbox = inbox;
        this.log = log;
        this.observe = observe;
    }

    @Incoming("bars-ingested")
    @Blocking
    public void onBarsIngested(ConsumerRecord<String, String> record) {
        receive(record, BarsIngested.class, (event, at) -> observe.barsIngested(event));
    }

    @Incoming("features-ready")
    @Blocking
    public void onFeaturesReady(ConsumerRecord<String, String> record) {
        receive(record, FeaturesReady.class, observe::featuresReady);
    }

    @Incoming("model-trained")
    @Blocking
    public void onModelTrained(ConsumerRecord<String, String> record) {
        receive(record, ModelTrained.class, observe::modelTrained);
    }

    @Incoming("predictions-ready")
    @Blocking
    public void onPredictionsReady(ConsumerRecord<String, String> record) {
        receive(record, PredictionsReady.class, observe::predictionsReady);
    }

    @Incoming("operation-progressed")
    @Blocking
    public void onOperationProgressed(ConsumerRecord<String, String> record) {
        receive(record, OperationProgressed.class, observe::operationProgressed);
    }

    @Incoming("session-certified")
    @Blocking
    public void onSessionCertified(ConsumerRecord<String, String> record) {
        receive(record, SessionCertified.class, (event, at) -> {});
    }

    @Incoming("session-withheld")
    @Blocking
    public void onSessionWithheld(ConsumerRecord<String, String> record) {
        receive(record, SessionWithheld.class, (event, at) -> {});
    }

    @Incoming("threshold-breached")
    @Blocking
    public void onThresholdBreached(ConsumerRecord<String, String> record) {
        receive(record, ThresholdBreached.class, (event, at) -> {});
    }

    @Incoming("threshold-cleared")
    @Blocking
    public void onThresholdCleared(ConsumerRecord<String, String> record) {
        receive(record, ThresholdCleared.class, (event, at) -> {});
    }

    private <T> void receive(ConsumerRecord<String, String> record, Class<T> type, BiConsumer<T, Instant> effect) {
        inbox.receive(record, type, event -> {
            Instant at = Instant.ofEpochMilli(record.timestamp());
            log.keep(new EventLog.Entry(eventId(record), record.topic(), runId(record), at, record.value()));
            effect.accept(event, at);
        });
    }

    private static String eventId(ConsumerRecord<String, String> record) {
        Header header = record.headers().lastHeader("ce_id");
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String runId(ConsumerRecord<String, String> record) {
        return record.key() == null ? "" : record.key();
    }
}
