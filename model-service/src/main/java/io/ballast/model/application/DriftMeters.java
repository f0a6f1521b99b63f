package io.ballast.model.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import org.jboss.logging.Logger;

import io.ballast.model.domain.live.DriftSubject.Kind;
import io.ballast.model.domain.live.PopulationStability;

/**
 * Shows how far the latest session that was predicted has drifted; NaN if that was not measured. It is looked up when somebody
 * asks, since another replica may have measured it, and once for all that is asked within a few seconds.
 */
@Singleton
@Startup
public class DriftMeters {

    private static final Logger LOG = Logger.getLogger(DriftMeters.class);
    private static final Duration RECENT = Duration.ofSeconds(5);

    private final Supplier<Optional<DriftReport>> latest;

    /**
     * What is shown of a kind.
     *
     * @param greatest the greatest index
     * @param major how many are another population
     */
    private record Shown(double greatest, double major) {

        static final Shown UNKNOWN = new Shown(Double.NaN, Double.NaN);

        static Shown of(List<DriftReport.Item> items) {
            return new Shown(
                    items.stream()
                            .mapToDouble(DriftReport.Item::stability)
                            .max()
                            .orElse(Double.NaN),
                    items.stream()
                            .filter(item -> item.stability() >= PopulationStability.MAJOR)
                            .count());
        }
    }

    @Inject
    DriftMeters(MeterRegistry registry, ModelReader reader, DriftStore store) {
        this(registry, () -> reader.latestSession().flatMap(store::find), System::nanoTime);
    }

    DriftMeters(MeterRegistry registry, Supplier<Optional<DriftReport>> stored, LongSupplier nanos) {
        latest = new RecentAnswer<>(() -> look(stored), RECENT, nanos);
        for (Kind kind : Kind.values()) {
            Gauge.builder("ballast.drift.index", () -> shown(kind).greatest())
                    .description(
                            "Greatest population stability index of the latest session against the rows learned from")
                    .tag("kind", kind.label())
                    .register(registry);
            Gauge.builder("ballast.drift.major", () -> shown(kind).major())
                    .description("How many features or models have an index of 0.25 or more")
                    .tag("kind", kind.label())
                    .register(registry);
        }
    }

    private Shown shown(Kind kind) {
        return latest.get()
                .map(report -> Shown.of(kind == Kind.FEATURE ? report.features() : report.predictions()))
                .orElse(Shown.UNKNOWN);
    }

    /** A database that is out is asked once as well. */
    private static Optional<DriftReport> look(Supplier<Optional<DriftReport>> stored) {
        try {
            return stored.get();
        } catch (RuntimeException failed) {
            LOG.warnf("Failed to look up the latest drift: %s", failed.getMessage());
            return Optional.empty();
        }
    }
}
