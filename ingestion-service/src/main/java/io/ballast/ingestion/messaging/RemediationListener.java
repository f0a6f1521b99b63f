package io.ballast.ingestion.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ballast.contracts.RemediationRequested;
import io.ballast.contracts.Topics;
import io.ballast.ingestion.application.RepairCells;
import io.ballast.kit.event.Inbox;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.Operations;

/** The monitor asks for a repair: its run gets one operation that does it. Actions for other services are left to them. */
@ApplicationScoped
class RemediationListener {

    private final Inbox inbox;
    private final Operations operations;

    @Inject
    RemediationListener(Inbox inbox, Operations operations) {
        this.inbox = inbox;
        this.operations = operations;
    }

    @Incoming(Topics.REMEDIATION_REQUESTED)
    @Blocking
    void on(ConsumerRecord<String, String> record) {
        inbox.receive(record, RemediationRequested.class, request -> repair(request, record.key()));
    }

    private void repair(RemediationRequested request, String runId) {
        if (!request.action().equals(RemediationRequested.REFETCH_CELLS)) {
            return;
        }
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.put("incident", request.incidentId().toString());
        parameters.put("from", request.from().toString()).put("to", request.to().toString());
        operations.submit(new OperationRequest(RepairCells.TYPE, parameters, runId, runId + ":" + RepairCells.TYPE));
    }
}
