package io.ballast.ingestion;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.servers.FreePorts;

/** The real market simulator, as the build packaged it, in a process of its own. */
final class SimulatorProcess implements AutoCloseable {

    private static final Path JAR = Path.of("../tools/market-simulator/target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String url;
    private Instant began;
    private final HttpClient http = HttpClient.newHttpClient();

    private SimulatorProcess(Process process, int port) {
        this.process = process;
        this.url = "http://127.0.0.1:" + port;
    }

    /** Starts it and waits until it answers. */
    static SimulatorProcess start(Map<String, String> variables) throws IOException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(
                    JAR.toAbsolutePath().normalize() + " is missing: package tools/market-simulator first");
        }
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Path log = Path.of("target", "simulator-" + port + ".log");
        builder.redirectOutput(log.toFile());
        SimulatorProcess simulator = new SimulatorProcess(builder.start(), port);
        simulator.awaitReady(log);
        return simulator;
    }

    /** Its address. */
    String url() {
        return url;
    }

    /** Without faults and renames, at the evening it began with. */
    void startAnew() {
        liftFaults();
        ask("DELETE", "/simulator/renames");
        ask("PUT", "/simulator/clock", HttpRequest.BodyPublishers.ofString("{\"instant\":\"" + began + "\"}"));
    }

    /** Its clock. */
    Instant clock() {
        return Instant.parse(ask("GET", "/simulator/clock").path("instant").asText());
    }

    /** Moves its clock to the evening of the next session; that evening. */
    Instant nextSession() {
        return Instant.parse(
                ask("POST", "/simulator/clock/next-session").path("instant").asText());
    }

    /** What it answers to a question of a provider's client. */
    JsonNode polygon(String target) {
        return ask("GET", target);
    }

    /** Gives a security another ticker. */
    void rename(String ticker, String to, LocalDate on) {
        String order = "{\"ticker\":\"%s\",\"to\":\"%s\",\"on\":\"%s\"}".formatted(ticker, to, on);
        JsonNode renames = ask("POST", "/simulator/renames", HttpRequest.BodyPublishers.ofString(order));
        if (!renames.isArray()) {
            throw new AssertionError(renames);
        }
    }

    /** Orders a fault. */
    void orderFault(String json) {
        ask("POST", "/simulator/faults", HttpRequest.BodyPublishers.ofString(json));
    }

    /** Lifts all faults. */
    void liftFaults() {
        ask("DELETE", "/simulator/faults");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode ask(String method, String target) {
        return ask(method, target, HttpRequest.BodyPublishers.noBody());
    }

    private JsonNode ask(String method, String target, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + target))
                .header("Authorization", "Bearer demo")
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            return JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void awaitReady(Path log) throws IOException {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(giveUp) && process.isAlive()) {
            try {
                began = clock();
                return;
            } catch (RuntimeException notYet) {
                sleep();
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("The market simulator did not start:\n" + Files.readString(log));
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int freePort() throws IOException {
        return FreePorts.find(1).get(0);
    }
}
