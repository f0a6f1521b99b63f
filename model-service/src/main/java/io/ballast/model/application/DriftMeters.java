package io.ballast.model.application;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import io.ballast.model.domain.live.DriftSubject.Kind;
import io.ballast.model.domain.live.PopulationStability;

/** Shows how far the latest session that was measured has drifted; NaN if that is not known. */
@ApplicationScoped
public class DriftMeters {

    private final Map<Kind, Shown> shown = new ConcurrentHashMap<>();
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
    DriftMeters(MeterRegistry registry, DriftStore store) {
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

    void restore(@Observes StartupEvent event) {
        store.latest().ifPresent(this::show);
    }

    /** Shows a report. */
    void show(DriftReport report) {
        shown.put(Kind.FEATURE, Shown.of(report.features()));
        shown.put(Kind.PREDICTION, Shown.of(report.predictions()));
    }

    /** Shows that the latest session could not be measured. */
    void unknown() {
        shown.clear();
    }

    private Shown shown(Kind kind) {
        return shown.getOrDefault(kind, Shown.UNKNOWN);
    }
}
