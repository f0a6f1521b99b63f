package io.ballast.benchmarks.predict;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.ballast.servers.FreePorts;

/** The model service as it was packaged, in a process of its own, started with the launcher's options but for the heap. */
final class ModelProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MODULE = "model-service";
    private static final String REMEDY = "Run ./mvnw package -DskipTests -pl " + MODULE + " -am first.";

    private final Process process;
    private final Path log;

    private ModelProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param program from {@link #program}
     * @param variables its environment, besides that of this process
     * @throws IOException if it does not come up
     */
    static ModelProcess start(Path program, Map<String, String> variables) throws Exception {
        int port = FreePorts.find(1).get(0);
        Path log = Files.createTempFile("ballast-bench-model", ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms32m",
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "-XX:MinHeapFreeRatio=10",
                        "-XX:MaxHeapFreeRatio=20",
                        "-XX:-ShrinkHeapInSteps",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        program.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        ModelProcess service = new ModelProcess(builder.start(), log);
        service.awaitReady(port);
        return service;
    }

    /**
     * The packaged service.
     *
     * @throws IOException if it is not there, or older than its sources: figures are of the code that is there
     */
    static Path program() throws IOException, URISyntaxException {
        Path benchmarks = Path.of(ModelProcess.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path module = benchmarks.resolve("../../../..").normalize().resolve(MODULE);
        Path program = module.resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(program)) {
            throw new IOException("The " + MODULE + " is not packaged: there is no " + program + ". " + REMEDY);
        }
        FileTime packaged = Files.getLastModifiedTime(program);
        try (Stream<Path> sources = Files.walk(module.resolve("src/main"))) {
            for (Path source : (Iterable<Path>) sources.filter(Files::isRegularFile)::iterator) {
                if (Files.getLastModifiedTime(source).compareTo(packaged) > 0) {
                    throw new IOException("The " + MODULE + " was packaged before " + source + " changed. " + REMEDY);
                }
            }
        }
        return program;
    }

    private void awaitReady(int port) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("The " + MODULE + " did not become ready; its log is " + log);
            }
            Thread.sleep(100);
        }
    }

    private static boolean isReady(int port) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/q/health/ready")
                            .toURL()
                            .openConnection();
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Processor time so far, in nanoseconds. */
    long cpuNanos() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** Ends it; the log stays in the folder for temporary files. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
