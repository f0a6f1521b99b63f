package io.ballast.kit.operation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.contracts.OperationProgressed;
import io.ballast.kit.event.Outbox;

/** Tells the other services how an operation goes. */
@Singleton
class OperationEvents {

    private final Outbox outbox;

    @Inject
    OperationEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void publish(OperationView view) {
        OperationView.Progress progress = view.progress();
        outbox.publish(
                view.runId(),
                new OperationProgressed(
                        view.id(),
                        view.runId(),
                        view.service(),
                        view.type(),
                        view.state().text(),
                        progress.done(),
                        progress.total(),
                        progress.unit(),
                        view.error() == null ? null : view.error().message()));
    }
}
