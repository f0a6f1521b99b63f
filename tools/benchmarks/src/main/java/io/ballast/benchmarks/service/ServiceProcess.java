package io.ballast.benchmarks.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.ballast.servers.FreePorts;

/** A service as it was packaged, in a process of its own. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String module;
    private final Process process;
    private final Path log;

    private ServiceProcess(String module, Process process, Path log) {
        this.module = module;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param module of the repository, such as {@code model-service}
     * @param options of its JVM
     * @param variables its environment, besides that of this process
     * @return the ready service
     * @throws IOException if it does not come up, or is not packaged (see {@link #program})
     * @throws Exception if it cannot be started
     */
    public static ServiceProcess start(String module, List<String> options, Map<String, String> variables)
            throws Exception {
        Path program = program(module);
        int port = FreePorts.find(1).get(0);
        Path log = Files.createTempFile("ballast-bench-" + module, ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", program.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        ServiceProcess service = new ServiceProcess(module, builder.start(), log);
        service.awaitReady(port);
        return service;
    }

    /**
     * The packaged service.
     *
     * @param name its module
     * @return its program
     * @throws IOException if it is not there, or older than its sources: figures are of the code that is there
     */
    public static Path program(String name) throws IOException, URISyntaxException {
        Path benchmarks = Path.of(ServiceProcess.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path module = benchmarks.resolve("../../../..").normalize().resolve(name);
        String remedy = "Run ./mvnw package -DskipTests -pl " + name + " -am first.";
        Path program = module.resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(program)) {
            throw new IOException("The " + name + " is not packaged: there is no " + program + ". " + remedy);
        }
        FileTime packaged = Files.getLastModifiedTime(program);
        try (Stream<Path> sources = Files.walk(module.resolve("src/main"))) {
            for (Path source : (Iterable<Path>) sources.filter(Files::isRegularFile)::iterator) {
                if (Files.getLastModifiedTime(source).compareTo(packaged) > 0) {
                    throw new IOException("The " + name + " was packaged before " + source + " changed. " + remedy);
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
                throw new IOException("The " + module + " did not become ready; its log is " + log);
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

    /**
     * Its processor time.
     *
     * @return so far, in nanoseconds
     */
    public long cpuNanos() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** Ends it; the log stays in the folder for temporary files. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
