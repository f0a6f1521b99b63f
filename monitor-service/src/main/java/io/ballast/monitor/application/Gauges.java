package io.ballast.monitor.application;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.certificate.CertificateRule;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.rule.DataSet;
import io.ballast.monitor.domain.rule.DataSetFreshness;
import io.ballast.monitor.domain.rule.Target;
import io.ballast.monitor.domain.rule.Verdict;

/** The monitor's figures as metrics. They follow the status board; what is unknown is NaN, which compares with nothing. */
@Singleton
class Gauges {

    private final MeterRegistry registry;
    private final MonitorSettings configured;
    private final ExchangeCalendar calendar;
    private volatile StatusSnapshot.Figures figures;
    private volatile List<Incident> incidents;

    @Inject
    Gauges(MeterRegistry registry, MonitorSettings configured, ExchangeCalendar calendar) {
        this.registry = registry;
        this.configured = configured;
        this.calendar = calendar;
    }

    void register(@Observes StartupEvent event) {
        configured.thresholds().keySet().forEach(name -> Gauge.builder("ballast.threshold", () -> threshold(name))
                .description("The threshold that holds, by its variable")
                .tag("name", name)
                .register(registry));
        for (Target target : Target.values()) {
            Gauge.builder("ballast.target.coverage.ratio", () -> value(now -> coverage(now, target)))
                    .description("Targets that are there among the expected matured cells")
                    .tag("target", target.column())
                    .register(registry);
        }
        Gauge.builder("ballast.feature.symbols", () -> value(Gauges::symbols))
                .description("Symbols with features on the latest session")
                .register(registry);
        Gauge.builder("ballast.feature.coverage.ratio", () -> value(Gauges::featureCoverage))
                .description("Expected cells of the latest session with most of their features")
                .register(registry);
        Gauge.builder("ballast.universe.assumed.ratio", () -> value(now -> orNaN(HistoryBias.assumedShare(now.bias()))))
                .description("Members' days on which membership is assumed by figures of a later day")
                .register(registry);
        Gauge.builder("ballast.fundamentals.coverage.ratio", () -> value(now -> orNaN(now.statementCoverage())))
                .description("Included stocks with a statement no older than 456 days")
                .register(registry);
        for (DataSet dataSet : DataSet.values()) {
            registerFreshness(dataSet);
        }
        Gauge.builder("ballast.training.degraded", () -> value(Gauges::degraded))
                .description(
                        "1 if neither target was covered well enough for the models of the latest decision, else 0")
                .register(registry);
        registerIncidents(Verdict.WARNING);
        registerIncidents(Verdict.CRITICAL);
    }

    void follow(@Observes StatusSnapshot snapshot) {
        figures = snapshot.figures();
        incidents = snapshot.incidents().stream()
                .filter(incident -> !incident.isMuted(snapshot.businessTime()))
                .toList();
    }

    private void registerIncidents(Verdict severity) {
        Gauge.builder("ballast.incidents.open", () -> open(severity))
                .description("Incidents that are neither resolved nor muted")
                .tag("severity", severity.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** Until the first look at the rules what is configured is all that is known. */
    private MonitorSettings settings() {
        StatusSnapshot.Figures now = figures;
        return now == null ? configured : now.settings();
    }

    private double threshold(String name) {
        return settings().thresholds().get(name);
    }

    private double open(Verdict severity) {
        List<Incident> now = incidents;
        return now == null
                ? Double.NaN
                : now.stream()
                        .filter(incident -> incident.severity() == severity)
                        .count();
    }

    private void registerFreshness(DataSet dataSet) {
        Gauge.builder("ballast.data.lag.sessions", () -> value(now -> lag(of(now, dataSet))))
                .description("Due sessions since the last complete one")
                .tag("dataset", dataSet.label())
                .register(registry);
        Gauge.builder(
                        "ballast.data.lag.allowed.sessions",
                        () -> settings().allowedLag().of(dataSet))
                .description("Due sessions a data set may lag behind")
                .tag("dataset", dataSet.label())
                .register(registry);
        Gauge.builder("ballast.data.latest.session.timestamp.seconds", () -> value(now -> closeOf(of(now, dataSet))))
                .description("Close of the latest session with data, Unix time")
                .tag("dataset", dataSet.label())
                .register(registry);
    }

    private double value(ToDoubleFunction<StatusSnapshot.Figures> figure) {
        StatusSnapshot.Figures now = figures;
        return now == null ? Double.NaN : figure.applyAsDouble(now);
    }

    private static double coverage(StatusSnapshot.Figures now, Target target) {
        return orNaN(
                target == Target.PRIMARY
                        ? now.targetCoverage().primary().coverage()
                        : now.targetCoverage().fallback().coverage());
    }

    private static double degraded(StatusSnapshot.Figures now) {
        return now.decision() == null
                ? Double.NaN
                : orNaN(now.decision()
                        .certificate()
                        .value(CertificateRule.NOT_DEGRADED)
                        .orElse(null));
    }

    private static double symbols(StatusSnapshot.Figures now) {
        return now.breadth().latest() == null
                ? Double.NaN
                : now.breadth().latest().symbolsWithFeatures();
    }

    private static double featureCoverage(StatusSnapshot.Figures now) {
        return now.breadth().latest() == null
                ? Double.NaN
                : orNaN(now.breadth().latest().featureCoverageRate());
    }

    private static double lag(DataSetFreshness freshness) {
        return freshness.lagSessions() == null ? Double.NaN : freshness.lagSessions();
    }

    private double closeOf(DataSetFreshness freshness) {
        return freshness.latestSession() == null
                ? Double.NaN
                : calendar.close(freshness.latestSession()).getEpochSecond();
    }

    private static DataSetFreshness of(StatusSnapshot.Figures now, DataSet dataSet) {
        return now.freshness().dataSets().get(dataSet.ordinal());
    }

    private static double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }
}
