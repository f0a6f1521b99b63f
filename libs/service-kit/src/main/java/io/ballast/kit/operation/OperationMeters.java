package io.ballast.kit.operation;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import io.ballast.kit.config.ServiceName;

/** Counts and times ended operations. */
@Singleton
class OperationMeters {

    private final MeterRegistry metrics;
    private final String service;

    @Inject
    OperationMeters(MeterRegistry metrics, ServiceName service) {
        this.metrics = metrics;
        this.service = service.value();
    }

    void ended(String type, OperationState state, Duration duration) {
        Tags tags = Tags.of("service", service, "type", type, "state", state.text());
        metrics.counter("ballast.operations", tags).increment();
        metrics.timer("ballast.operation.duration", tags).record(duration);
    }
}
