package io.ballast.model.application;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

import io.ballast.model.domain.target.TargetDecision;

/**
 * Shows whether the models that predict now were trained on the fallback target, and how often a training fell back. The
 * champion is looked up when somebody asks, since another replica or a person may have changed it.
 */
@Singleton
@Startup
public class FallbackMeters {

    private final Counter total;

    @Inject
    FallbackMeters(MeterRegistry registry, TrainingStore store) {
        this.total = Counter.builder("ballast.target.fallback")
                .description("Training runs that fell back from the primary target since the service started")
                .register(registry);
        Gauge.builder("ballast.target.fallback.active", () -> isActive(store) ? 1 : 0)
                .description("1 if the models that predict now were trained on the fallback target")
                .register(registry);
    }

    /** Takes in the decision of a training. */
    void decided(TargetDecision decision) {
        if (decision.isFallback()) {
            total.increment();
        }
    }

    private static boolean isActive(TrainingStore store) {
        return store.champion()
                .filter(champion -> champion.target() != TargetDecision.PRIMARY)
                .isPresent();
    }
}
