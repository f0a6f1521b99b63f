package io.ballast.ingestion.application;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** The figures of ingestion that are watched from outside. */
@Startup
@ApplicationScoped
public class IngestionMeters {

    private final AtomicInteger remainingDays = new AtomicInteger();
    private final AtomicInteger stepDays = new AtomicInteger();

    @Inject
    IngestionMeters(MeterRegistry registry, SecurityStore securities) {
        Gauge.builder("ballast.backfill.remaining.days", remainingDays, AtomicInteger::get)
                .description("Calendar days of history a running backfill has still to fetch")
                .register(registry);
        Gauge.builder("ballast.backfill.step.days", stepDays, AtomicInteger::get)
                .description("Largest length of the next backfill step in calendar days")
                .register(registry);
        Gauge.builder("ballast.universe.symbols", securities, SecurityStore::includedCount)
                .description("Members of the universe")
                .register(registry);
    }

    /** Notes how far a backfill is. */
    void backfill(int remaining, int step) {
        remainingDays.set(remaining);
        stepDays.set(step);
    }
}
