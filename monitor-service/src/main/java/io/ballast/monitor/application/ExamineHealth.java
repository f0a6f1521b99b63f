package io.ballast.monitor.application;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import io.ballast.contracts.Services;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.monitor.domain.health.Health;
import io.ballast.monitor.domain.health.HealthCheck;
import io.ballast.monitor.domain.health.HealthReport;
import io.ballast.monitor.domain.health.MachineHealth;
import io.ballast.monitor.domain.health.ProviderHealth;
import io.ballast.monitor.domain.health.ServiceHealth;

/**
 * Looks at everything under the pipeline: database, broker, services, providers, disk, clock. Needs none of them to answer; what
 * does not is critical.
 */
@Singleton
public class ExamineHealth {

    private static final String OUTBOX_METER = "ballast.outbox.oldest.unsent.seconds";
    private static final Pattern OUTBOX_AGE =
            Pattern.compile("^ballast_outbox_oldest_unsent_seconds\\{[^}]*} (\\S+)$", Pattern.MULTILINE);
    private static final int OK = 200;

    private final DatabaseProbe database;
    private final BrokerProbe broker;
    private final RemoteServices services;
    private final BusinessClock clock;
    private final MeterRegistry own;
    private final ObjectMapper json;

    @Inject
    ExamineHealth(
            DatabaseProbe database,
            BrokerProbe broker,
            RemoteServices services,
            BusinessClock clock,
            MeterRegistry own,
            ObjectMapper json) {
        this.database = database;
        this.broker = broker;
        this.services = services;
        this.clock = clock;
        this.own = own;
        this.json = json;
    }

    /**
     * Looks at everything now.
     *
     * @return a check for each thing, never empty
     */
    public HealthReport examine() {
        List<HealthCheck> checks = new ArrayList<>();
        double[] clockSkew = {Double.NaN};
        checks.addAll(answered("postgresql", "Start PostgreSQL, or correct DATABASE_URL: ./ballast doctor.", () -> {
            DatabaseProbe.Look look = database.look();
            clockSkew[0] = look.clockSkewSeconds();
            return look.health().checks();
        }));
        checks.addAll(answered("timescaledb", "See postgresql.", this::partitions));
        checks.addAll(answered("kafka", "Start Kafka, or correct KAFKA_BOOTSTRAP_SERVERS.", () -> broker.look()
                .checks()));
        services.names().forEach(name -> checks.addAll(other(name).checks()));
        providers().forEach(provider -> checks.addAll(provider.checks()));
        checks.addAll(monitor().checks());
        checks.addAll(machine(clockSkew[0]));
        return new HealthReport(Instant.now(), checks);
    }

    private static List<HealthCheck> answered(String component, String advice, Supplier<List<HealthCheck>> look) {
        try {
            return look.get();
        } catch (RuntimeException failed) {
            return List.of(new HealthCheck(component, "answer", Health.CRITICAL, failed.getMessage(), advice));
        }
    }

    private List<HealthCheck> partitions() {
        return database.partitions()
                .checks(clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
    }

    private ServiceHealth other(String name) {
        RemoteServices.ServiceHealth found = services.health(name);
        return new ServiceHealth(name, found.up(), found.detail(), found.up() ? outboxAge(name) : Double.NaN);
    }

    /** Read where Prometheus reads it; a service that does not tell is judged by the rest. */
    private double outboxAge(String name) {
        try {
            RemoteServices.Reply reply = services.read(name, "/q/metrics", "text/plain");
            try (InputStream body = reply.body()) {
                String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                Matcher meter = OUTBOX_AGE.matcher(text);
                return reply.status() == OK && meter.find() ? Double.parseDouble(meter.group(1)) : Double.NaN;
            }
        } catch (ServiceUnreachableException | IOException gone) {
            return Double.NaN;
        }
    }

    /** None if ingestion does not tell: that it is away is a check of its own. */
    private List<ProviderHealth> providers() {
        List<ProviderHealth> found = new ArrayList<>();
        try {
            RemoteServices.Reply reply = services.read(Services.INGESTION, "/api/v1/providers", null);
            try (InputStream body = reply.body()) {
                if (reply.status() == OK) {
                    json.readTree(body).forEach(provider -> found.add(provider(provider)));
                }
            }
        } catch (ServiceUnreachableException | IOException gone) {
            return List.of();
        }
        return found;
    }

    private static ProviderHealth provider(JsonNode told) {
        JsonNode check = told.path("check");
        List<String> differences = new ArrayList<>();
        check.path("differences")
                .forEach(day -> differences.add(
                        day.path("date").asText() + " is " + day.path("theirs").asText() + " there and "
                                + day.path("ours").asText() + " here"));
        return new ProviderHealth(
                told.path("name").asText(),
                told.path("state").asText(),
                told.path("failuresInARow").asInt(),
                told.path("lastError").asText(null),
                check.path("clockSkewSeconds").asDouble(Double.NaN),
                check.isObject() ? differences : null);
    }

    private ServiceHealth monitor() {
        Gauge age = own.find(OUTBOX_METER).gauge();
        return new ServiceHealth(Services.MONITOR, true, null, age == null ? Double.NaN : age.value());
    }

    private static List<HealthCheck> machine(double clockSkewSeconds) {
        Path here = Path.of("").toAbsolutePath();
        return answered("machine", "See that the monitor may read its folder.", () -> {
            try {
                FileStore store = Files.getFileStore(here);
                double skew = Double.isNaN(clockSkewSeconds) ? 0 : clockSkewSeconds;
                return new MachineHealth(here, store.getTotalSpace(), store.getUsableSpace(), skew).checks();
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        });
    }
}
