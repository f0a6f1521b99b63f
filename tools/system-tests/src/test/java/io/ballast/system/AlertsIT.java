package io.ballast.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A real Prometheus watches a whole system that is broken and repaired in turn, and every alert of deploy/prometheus
 * fires and clears; the logs say it in the words that scripts look for. The rules are hurried, see
 * {@link AlertRules#hurried()}. What the simulated market cannot break is broken in the processes: Kafka is halted, a
 * record nobody can read is sent, a service is killed.
 */
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes minutes; run it with -Dballast.campaign=true")
@TestMethodOrder(OrderAnnotation.class)
class AlertsIT {

    private static final Duration LONG = Duration.ofMinutes(8);
    /** A look of the monitor at its figures and at the gaps, on a machine that is busy. */
    private static final Duration LOOK = Duration.ofMinutes(2);

    /** Alerts that came and went. */
    private static final Set<String> SEEN = new TreeSet<>();

    private static LocalSystem system;
    private static Faults faults;
    private static PrometheusServer prometheus;
    private static LocalDate session;

    @BeforeAll
    static void fillAndWatch() throws Exception {
        assumeTrue(
                PrometheusPackage.server().isPresent(),
                "not run: prometheus is neither on the PATH nor to be had from the distribution's packages");
        system = new LocalSystem("alerts")
                .with("FEATURE_BREADTH_MIN_SYMBOLS", "80")
                .with("FEATURE_BREADTH_WARN_SYMBOLS", "90")
                // five of its ten sessions are matured: a short outage of the benchmark is a large part of them
                .with("DAYS_BACK", "14")
                .with("HEAL_INTERVAL_SEC", "1")
                .with("BACKFILL_SLEEP_ON_ERROR_SEC", "1");
        faults = new Faults(system);
        LocalSystem.Answer demo = system.demo(LONG, "--symbols", "120", "--json");
        assertThat(demo.exitCode()).as(demo::toString).isZero();
        session = LocalDate.parse(demo.json().path("latestSession").asText());
        prometheus = PrometheusServer.watch(system).orElseThrow();
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (system != null) {
            system.close();
        }
    }

    @Test
    @Order(1)
    void shouldOnlySayThatAlertingWorksWhileAllIsWell() throws IOException {
        prometheus.awaitPeace(LOOK);

        assertThat(LogPattern.foundIn(logs())).containsExactlyInAnyOrderElementsOf(LogPattern.QUIET);
    }

    @Test
    @Order(2)
    void shouldAlertOfBarsThatAProviderLoses() throws Exception {
        expect(
                () -> {
                    faults.order("{\"kind\":\"silent-loss\",\"share\":0.4,\"from\":\"" + tomorrow() + "\"}");
                    playOn(3);
                },
                () -> {
                    faults.lift();
                    succeed("heal", "--approve", "--author", "Ada", "--note", "the provider is well again");
                    succeed("eod");
                },
                "BallastDataGaps",
                "BallastDataStale",
                "BallastFeatureCoverageLow",
                "BallastSymbolBreadthCritical",
                "BallastSymbolBreadthLow");
    }

    @Test
    @Order(3)
    void shouldAlertOfABenchmarkWithoutBars() throws Exception {
        String from = tomorrow();
        expect(
                () -> {
                    faults.order("{\"kind\":\"outage\",\"symbols\":[\"IWM\"],\"from\":\"" + from + "\"}");
                    playOn(5);
                },
                () -> {
                    faults.lift();
                    succeed("ingest", "--symbol", "IWM", "--start-date", from, "--end-date", session.toString());
                    succeed("features", "build");
                    succeed("train");
                },
                "BallastTargetCoverageLow",
                "BallastTargetFallbackActive");
    }

    @Test
    @Order(4)
    void shouldAlertOfTargetsTooSparseToLearnFrom() throws Exception {
        expect(() -> succeed("train", "--min-target-coverage", "1"), () -> succeed("train"), "BallastTrainingDegraded");
    }

    @Test
    @Order(5)
    void shouldAlertOfABackfillThatDoesNotGetOn() throws Exception {
        faults.order("{\"kind\":\"server-error\"}");

        expect(
                () -> succeed("tasks", "dispatch", "historical-backfill", "-p", "targetDays=480"),
                faults::lift,
                "BallastBackfillStalled");
    }

    @Test
    @Order(6)
    void shouldAlertOfEventsThatDoNotGetOut() throws Exception {
        long kafka = pid("kafka");
        try {
            expect(
                    () -> {
                        signal("STOP", kafka);
                        succeed("tasks", "dispatch", "health-check");
                    },
                    () -> signal("CONT", kafka),
                    "BallastOutboxStuck");
        } finally {
            signal("CONT", kafka);
        }
    }

    @Test
    @Order(7)
    void shouldAlertOfAnEventThatNobodyCanRead() throws Exception {
        expect(() -> send("features-ready", "no event"), () -> {}, "BallastDeadLetters");
    }

    @Test
    @Order(8)
    void shouldAlertOfAServiceThatIsGone() throws Exception {
        long monitor = pid("monitor");

        expect(
                () -> {
                    ProcessHandle.of(monitor).orElseThrow().destroyForcibly();
                    // the thresholds went with it: the rules have nothing to compare with, and say so by silence
                    prometheus.awaitCleared(LOOK, "BallastWatchdog");
                },
                () -> {},
                "BallastServiceDown");

        prometheus.awaitFiring(LOOK, "BallastWatchdog");
        SEEN.add("BallastWatchdog");
        assertThat(pid("monitor")).isNotEqualTo(monitor);
    }

    @Test
    @Order(9)
    void shouldHaveSeenEveryAlert() {
        assertThat(SEEN).containsExactlyInAnyOrderElementsOf(AlertRules.names());
    }

    @Test
    @Order(9)
    void shouldHaveLoggedWhatScriptsLookFor() throws IOException {
        assertThat(LogPattern.foundIn(logs())).containsExactlyInAnyOrder(LogPattern.values());
    }

    /** Something is done. */
    @FunctionalInterface
    private interface Action {
        void run() throws Exception;
    }

    /** Sees alerts come and go. */
    private static void expect(Action harm, Action repair, String... alerts) throws Exception {
        assertThat(prometheus.firing()).doesNotContain(alerts);
        long begin = System.nanoTime();
        harm.run();
        prometheus.awaitFiring(LOOK, alerts);
        Duration detected = Duration.ofNanos(System.nanoTime() - begin);
        begin = System.nanoTime();
        repair.run();
        prometheus.awaitCleared(LOOK, alerts);
        Duration cleared = Duration.ofNanos(System.nanoTime() - begin);
        SEEN.addAll(Set.of(alerts));
        System.out.printf(
                "[ballast] %s fired %.1f s after the harm began, cleared %.1f s after the repair began%n",
                String.join(", ", alerts), detected.toMillis() / 1e3, cleared.toMillis() / 1e3);
    }

    private static void succeed(String... verb) {
        LocalSystem.Answer answer = system.call(LONG, verb);
        assertThat(answer.exitCode()).as(answer::toString).isZero();
    }

    /** Some sessions pass, and then somebody runs the ends of their days, however they turn out. */
    private static void playOn(int sessions) {
        for (int i = 0; i < sessions; i++) {
            LocalSystem.Answer moved = system.call(LOOK, "clock", "next-session", "--json");
            assertThat(moved.exitCode()).as(moved::toString).isZero();
            session = LocalDate.parse(moved.json().path("session").asText());
        }
        system.call(LONG, "eod");
    }

    private static String tomorrow() {
        return session.plusDays(1).toString();
    }

    private static long pid(String service) {
        return StreamSupport.stream(system.status().path("services").spliterator(), false)
                .filter(entry -> entry.path("name").asText().equals(service))
                .findFirst()
                .orElseThrow()
                .path("pid")
                .asLong();
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    private static void send(String topic, String text) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                system.status().path("kafkaBootstrapServers").asText());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, text)).get();
        }
    }

    private static Path logs() {
        return system.dataFolder().resolve("logs");
    }
}
