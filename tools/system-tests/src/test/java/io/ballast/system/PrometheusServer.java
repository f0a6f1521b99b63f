package io.ballast.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.servers.FreePorts;

/**
 * A real Prometheus on the loopback address that scrapes the services of a system as the example in deploy/prometheus says,
 * and judges by the rules there, hurried.
 */
final class PrometheusServer implements AutoCloseable {

    private static final List<String> SERVICES = List.of("ingestion", "feature", "model", "monitor");
    private static final Duration START = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    private PrometheusServer(Process process, int port) {
        this.process = process;
        this.url = "http://127.0.0.1:" + port;
    }

    /**
     * Starts one and waits until it has scraped every service.
     *
     * @param system what to watch; it runs
     * @return empty where there is no Prometheus to be had
     */
    static Optional<PrometheusServer> watch(LocalSystem system) throws IOException, InterruptedException {
        Optional<Tool> program = PrometheusPackage.server();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Files.createDirectories(system.dataFolder().resolveSibling("prometheus"));
        Files.writeString(folder.resolve("ballast-rules.yaml"), AlertRules.hurried());
        Path config = Files.writeString(folder.resolve("prometheus.yaml"), config(system));
        int port = FreePorts.find(1).get(0);
        Process process = new ProcessBuilder(
                        program.get().program().toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        PrometheusServer server = new PrometheusServer(process, port);
        server.await(PrometheusServer::scrapesAll, START, "a sample of every service");
        return Optional.of(server);
    }

    /** The example for one machine, with this system's ports, and every second in place of every thirty. */
    private static String config(LocalSystem system) {
        String config = Repository.text(AlertRules.FOLDER + "/prometheus.example.yaml")
                .replaceAll("interval: 30s", "interval: 1s");
        List<Integer> usual = List.of(8081, 8082, 8083, 8080);
        for (int i = 0; i < SERVICES.size(); i++) {
            String address = URI.create(system.url(SERVICES.get(i))).getAuthority();
            config = config.replace("'localhost:" + usual.get(i) + "'", "'" + address + "'");
        }
        return config;
    }

    /** Names of the alerts that fire now. */
    Set<String> firing() {
        Set<String> names = new TreeSet<>();
        alerts().forEach(alert -> names.add(alert.at("/labels/alertname").asText()));
        return names;
    }

    /** Alerts that fire now, with their labels. */
    List<JsonNode> alerts() {
        return StreamSupport.stream(ask("/api/v1/alerts").at("/data/alerts").spliterator(), false)
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .toList();
    }

    /**
     * Waits until alerts fire.
     *
     * @return how long it took until all of them did
     */
    Duration awaitFiring(Duration patience, String... names) {
        return await(server -> server.firing().containsAll(Set.of(names)), patience, String.join(", ", names));
    }

    /** Waits until none of some alerts fires any more. */
    Duration awaitCleared(Duration patience, String... names) {
        return await(
                server -> server.firing().stream().noneMatch(Set.of(names)::contains),
                patience,
                "no " + String.join(", ", names));
    }

    /** Waits until no alert fires but the one that says that alerting works. */
    Duration awaitPeace(Duration patience) {
        return await(
                server -> server.firing().equals(Set.of("BallastWatchdog")), patience, "nothing but BallastWatchdog");
    }

    private boolean scrapesAll() {
        List<String> health = ask("/api/v1/targets").at("/data/activeTargets").findValuesAsText("health");
        return health.size() == SERVICES.size() && Set.of("up").containsAll(health);
    }

    private Duration await(Predicate<PrometheusServer> condition, Duration patience, String what) {
        long begin = System.nanoTime();
        while (!condition.test(this)) {
            if (!process.isAlive() || System.nanoTime() - begin > patience.toNanos()) {
                throw new AssertionError("waited for " + what + " in vain; firing: " + alerts());
            }
            pause();
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** What it answers; an empty object while it does not. */
    private JsonNode ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
        } catch (IOException starting) {
            return JSON.createObjectNode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
