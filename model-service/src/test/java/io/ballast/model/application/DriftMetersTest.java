package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.model.domain.live.Drift;
import io.ballast.model.domain.live.DriftSubject;
import io.ballast.model.domain.live.DriftSubject.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class DriftMetersTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger looks = new AtomicInteger();
    private Optional<DriftReport> stored = Optional.empty();
    private boolean out;
    private long now;

    @BeforeEach
    void register() {
        assertThat(new DriftMeters(registry, this::look, () -> now)).isNotNull();
    }

    private Optional<DriftReport> look() {
        looks.incrementAndGet();
        if (out) {
            throw new IllegalStateException("the database is out");
        }
        return stored;
    }

    private static Optional<DriftReport> report(double feature, double prediction) {
        return Optional.of(DriftReport.of(
                SESSION,
                new UUID(0, 1),
                SESSION.minusYears(1),
                SESSION,
                List.of(
                        new Drift(new DriftSubject(Kind.FEATURE, "reversal_5d_z"), feature),
                        new Drift(new DriftSubject(Kind.PREDICTION, "ridge"), prediction))));
    }

    /** Greatest index and number of major ones, of features and then of predictions. */
    private List<Double> scrape() {
        return List.of(
                shown("ballast.drift.index", Kind.FEATURE),
                shown("ballast.drift.major", Kind.FEATURE),
                shown("ballast.drift.index", Kind.PREDICTION),
                shown("ballast.drift.major", Kind.PREDICTION));
    }

    private double shown(String gauge, Kind kind) {
        return registry.get(gauge).tag("kind", kind.label()).gauge().value();
    }

    @Test
    void shouldLookOnceForAllGaugesOfAScrape() {
        assertThat(looks).as("before anybody asks").hasValue(0);
        stored = report(0.3, 0.1);

        assertThat(scrape()).containsExactly(0.3, 1.0, 0.1, 0.0);
        assertThat(looks).hasValue(1);
    }

    @Test
    void shouldShowANewReportAtALaterScrape() {
        stored = report(0.3, 0.1);
        scrape();
        stored = report(0.2, 0.4);

        now += TimeUnit.SECONDS.toNanos(4);
        assertThat(scrape()).as("still the same scrape").containsExactly(0.3, 1.0, 0.1, 0.0);
        now += TimeUnit.SECONDS.toNanos(1);
        assertThat(scrape()).containsExactly(0.2, 0.0, 0.4, 1.0);
        assertThat(looks).hasValue(2);
    }

    @Test
    void shouldLookOnceWhereNothingIsMeasuredOrTheDatabaseIsOut() {
        assertThat(scrape()).containsOnly(Double.NaN);
        assertThat(looks).hasValue(1);

        now += TimeUnit.SECONDS.toNanos(5);
        out = true;
        assertThat(scrape()).containsOnly(Double.NaN);
        assertThat(looks).hasValue(2);

        now += TimeUnit.SECONDS.toNanos(5);
        out = false;
        stored = report(0.3, 0.1);
        assertThat(scrape()).as("the database is back").containsExactly(0.3, 1.0, 0.1, 0.0);
    }
}
