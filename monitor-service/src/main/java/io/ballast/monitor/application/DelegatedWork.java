package io.ballast.monitor.application;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.OperationState;
import io.ballast.kit.operation.OperationView;
import io.ballast.monitor.config.PipelineSettings;
import io.ballast.monitor.domain.pipeline.PlannedStep;

/** Has another service do an operation as a part of one of ours, once however often ours is tried. */
@Singleton
class DelegatedWork {

    private final RemoteServices services;
    private final PipelineSettings settings;

    @Inject
    DelegatedWork(RemoteServices services, PipelineSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /**
     * Returns when it is done.
     *
     * @return its result as JSON, {@code done} if it has none
     * @throws IllegalStateException if it failed, was cancelled, or gave no news for too long
     */
    String carryOut(String service, String type, OperationContext context) {
        OperationView operation =
                services.submit(service, new OperationRequest(type, null, context.runId(), context.id() + ":" + type));
        Patience patience = new Patience(settings.timeout(PlannedStep.FUNDAMENTALS), settings.pollInterval());
        while (!operation.state().isFinal()) {
            context.checkpoint();
            if (!patience.untilNextLook(operation)) {
                throw new IllegalStateException(type + " " + operation.id() + " gave no news for "
                        + patience.limit().toSeconds() + " s: ./ballast tasks show " + operation.id());
            }
            operation = find(service, operation.id());
        }
        if (operation.state() != OperationState.SUCCEEDED) {
            String why =
                    operation.error() == null ? "" : ": " + operation.error().message();
            throw new IllegalStateException(
                    type + " " + operation.id() + " is " + operation.state().text() + why);
        }
        return operation.result() == null || operation.result().isNull()
                ? "done"
                : operation.result().toString();
    }

    private OperationView find(String service, UUID id) {
        return services.find(service, id)
                .orElseThrow(() -> new IllegalStateException("operation " + id + " is gone from " + service));
    }
}
