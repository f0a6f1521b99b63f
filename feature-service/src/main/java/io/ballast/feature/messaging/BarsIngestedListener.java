package io.ballast.feature.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ballast.contracts.BarsIngested;
import io.ballast.kit.event.Inbox;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.Operations;

/** The last ingestion of a run starts one build; the others are only noted. */
@ApplicationScoped
class BarsIngestedListener {
    private final Inbox inbox;
    private final Operations operations;

    @Inject
    BarsIngestedListener(Inbox inbox, Operations operations) {
        this.inbox = inbox;
        this.operations = operations;
    }

    @Incoming("bars-ingested")
    @Blocking
    void on(ConsumerRecord<String, String> event) {
        inbox.receive(event, BarsIngested.class, this::build);
    }

    private void build(BarsIngested bars) {
        if (!bars.isFinal()) {
            return;
        }
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        if (bars.from() != null) {
            parameters.put("from", bars.from().toString()).put("to", bars.to().toString());
        }
        String type = BuildFeaturesHandler.TYPE;
        operations.submit(new OperationRequest(type, parameters, bars.runId(), bars.runId() + ":" + type));
    }
}
