package io.ballast.model.application;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

import io.ballast.model.domain.live.DriftSubject.Kind;
import io.ballast.model.domain.live.PopulationStability;

/**
 * Shows how far the latest session that was predicted has drifted; NaN if that was not measured. It is looked up when somebody
 * asks, since another replica may have measured it.
 */
@Singleton
@Startup
public class DriftMeters {

    private final ModelReader reader;
    private final DriftStore store;

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
        this.reader = reader;
        this.store = store;
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
        return reader.latestSession()
                .flatMap(store::find)
                .map(report -> Shown.of(kind == Kind.FEATURE ? report.features() : report.predictions()))
                .orElse(Shown.UNKNOWN);
    }
}
