package io.ballast.kit.lifecycle;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import org.jboss.logging.Logger;

import io.ballast.kit.event.OutboxRelay;
import io.ballast.kit.operation.OperationEngine;

/**
 * Starts a service's own machinery after the framework is up, and drains it before the framework closes: no new events,
 * operations to their next checkpoint, the outbox sent, and only then does the database close.
 */
@Singleton
class ServiceLifecycle {

    private static final Logger LOG = Logger.getLogger(ServiceLifecycle.class);
    private static final int LATE = 5000;
    private static final int FIRST = 1;

    private final OperationEngine operations;
    private final OutboxRelay relay;
    private final KafkaClientService kafka;
    private final TopicSetup topics;

    @Inject
    ServiceLifecycle(OperationEngine operations, OutboxRelay relay, KafkaClientService kafka, TopicSetup topics) {
        this.operations = operations;
        this.relay = relay;
        this.kafka = kafka;
        this.topics = topics;
    }

    void beforeChannelsStart(@Observes @Priority(FIRST) StartupEvent event) {
        topics.createMissing();
    }

    void afterStart(@Observes @Priority(LATE) StartupEvent event) {
        relay.start();
        operations.start();
    }

    void beforeStop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        LOG.info("Draining: no new events, operations stop at their next checkpoint");
        kafka.getConsumerChannels()
                .forEach(channel -> kafka.getConsumer(channel).pause().await().indefinitely());
        operations.drain();
        relay.stop();
    }
}
