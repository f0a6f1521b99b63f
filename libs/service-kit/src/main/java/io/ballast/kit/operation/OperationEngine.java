package io.ballast.kit.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Starts and drains the work on operations. */
@ApplicationScoped
public class OperationEngine {

    private final OperationScheduler scheduler;
    private final OperationRunner runner;

    @Inject
    OperationEngine(OperationScheduler scheduler, OperationRunner runner) {
        this.scheduler = scheduler;
        this.runner = runner;
    }

    /** Begins to take operations. */
    public void start() {
        scheduler.start();
    }

    /** Takes no new ones, and returns when the running ones have left at a checkpoint, or after a while. */
    public void drain() {
        runner.drain();
        scheduler.stop();
    }
}
