package io.ballast.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.servers.FreePorts;

/** A program of the repository as the build packaged it, in a process of its own that nobody starts again. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Process process;
    private final String url;

    private ServiceProcess(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.url = "http://127.0.0.1:" + port;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param module folder of the module
     * @param variables its environment, besides that of this process
     */
    static ServiceProcess start(String module, Map<String, String> variables) throws Exception {
        Path jar = Repository.file(module + "/target/quarkus-app/quarkus-run.jar");
        int port = FreePorts.find(1).get(0);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString()))
                .redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Path log = Repository.file("tools/system-tests/target").resolve(jar.getName(jar.getNameCount() - 4) + ".log");
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        ServiceProcess service = new ServiceProcess(module, builder.start(), port);
        service.awaitReady(log);
        return service;
    }

    String url() {
        return url;
    }

    /** Asks, and reads the answer; a status of 400 or above is an error. */
    JsonNode ask(String method, String path, String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + path).toURL().openConnection();
        connection.setRequestMethod(method);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream answer = connection.getInputStream()) {
            return JSON.readTree(answer);
        } finally {
            connection.disconnect();
        }
    }

    /** Ends it without a word, as {@code kill -9} does. */
    void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        kill();
    }

    private void awaitReady(Path log) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError(name + " did not become ready, see " + log + "\n" + Files.readString(log));
            }
            Thread.sleep(100);
        }
    }

    private boolean isReady() {
        try {
            return ask("GET", "/q/health/ready", null).path("status").asText().equals("UP");
        } catch (IOException notYet) {
            return false;
        }
    }
}
