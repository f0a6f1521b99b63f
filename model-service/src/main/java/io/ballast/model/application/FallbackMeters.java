package io.ballast.model.application;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;

/** Shows whether the models that predict now were trained on the fallback target, and how often that was decided. */
@ApplicationScoped
public class FallbackMeters {

    private final AtomicInteger active = new AtomicInteger();
    private final Counter total;
    private final TrainingStore store;

    @Inject
    FallbackMeters(MeterRegistry registry, TrainingStore store) {
        this.store = store;
        this.total = Counter.builder("ballast.target.fallback")
                .description("Training runs that fell back from the primary target since the service started")
                .register(registry);
        Gauge.builder("ballast.target.fallback.active", active, AtomicInteger::get)
                .description("1 if the models that predict now were trained on the fallback target")
                .register(registry);
    }

    void restore(@Observes StartupEvent event) {
        store.champion().ifPresent(champion -> show(champion.target()));
    }

    /** Takes in a decision. */
    void decided(TargetDecision decision) {
        show(decision.selected());
        if (decision.isFallback()) {
            total.increment();
        }
    }

    private void show(Target target) {
        active.set(target == TargetDecision.PRIMARY ? 0 : 1);
    }
}
