package io.ballast.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.servers.FreePorts;

/**
 * Ballast as a user has it on a machine: the script {@code ./ballast}, a data folder and ports of its own. Closing it
 * stops what runs.
 */
final class LocalSystem implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PORTS = List.of("MONITOR", "INGESTION", "FEATURE", "MODEL", "SIMULATOR");

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    /** What a call printed and how it ended. */
    record Answer(int exitCode, String output, String errors) {

        JsonNode json() {
            try {
                return JSON.readTree(output);
            } catch (IOException malformed) {
                throw new AssertionError("not JSON: " + output + "\n" + errors, malformed);
            }
        }

        @Override
        public String toString() {
            return "exit " + exitCode + "\n--- output\n" + output + "\n--- errors\n" + errors;
        }
    }

    /** @param name names the data folder below target/, which is kept for a look at the logs */
    LocalSystem(String name) {
        try {
            this.folder =
                    Repository.file("tools/system-tests/target").resolve("runs").resolve(name);
            deleteTree(folder);
            Files.createDirectories(folder);
            variables.put("BALLAST_STATE", folder.resolve("state").toString());
            List<Integer> free = FreePorts.find(PORTS.size());
            for (int i = 0; i < PORTS.size(); i++) {
                variables.put("BALLAST_" + PORTS.get(i) + "_PORT", free.get(i).toString());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    LocalSystem with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Path dataFolder() {
        return folder.resolve("data");
    }

    /** Calls {@code ./ballast} and waits for its end. */
    Answer call(Duration patience, String... arguments) {
        return await(start(arguments), patience, arguments);
    }

    /** Calls {@code ./ballast demo} with the data folder of this system. */
    Answer demo(Duration patience, String... arguments) {
        return call(patience, demoArguments(arguments));
    }

    /** Starts {@code ./ballast demo} and returns at once. */
    Process startDemo(String... arguments) {
        return start(demoArguments(arguments));
    }

    Answer await(Process process, Duration patience, String... arguments) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("./ballast " + String.join(" ", arguments) + " took longer than " + patience
                        + "\n" + Files.readString(errors(process)));
            }
            return new Answer(
                    process.exitValue(), Files.readString(output(process)), Files.readString(errors(process)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    JsonNode status() {
        return call(Duration.ofMinutes(1), "status", "--json").json();
    }

    String url(String service) {
        return "http://localhost:" + variables.get("BALLAST_" + service.toUpperCase(java.util.Locale.ROOT) + "_PORT");
    }

    /** The database as its owner sees it. */
    Connection database() throws SQLException {
        String url = status().path("databaseUrl").asText();
        String[] parts = url.substring(url.indexOf("//") + 2).split("@", 2);
        String[] login = parts[0].split(":", 2);
        return DriverManager.getConnection("jdbc:postgresql://" + parts[1], login[0], login[1]);
    }

    static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() {
        call(Duration.ofMinutes(2), "down");
    }

    private String[] demoArguments(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("demo", "--data-dir", dataFolder().toString()));
        all.addAll(Arrays.asList(arguments));
        return all.toArray(String[]::new);
    }

    private Process start(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Repository.file("ballast").toString());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(variables);
        try {
            Path out = Files.createTempFile(folder, "call", ".out");
            builder.redirectOutput(out.toFile());
            builder.redirectError(Path.of(out + ".err").toFile());
            Process process = builder.start();
            Files.writeString(folder.resolve(process.pid() + ".call"), out.toString());
            return process;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path output(Process process) throws IOException {
        return Path.of(Files.readString(folder.resolve(process.pid() + ".call")));
    }

    private Path errors(Process process) throws IOException {
        return Path.of(output(process) + ".err");
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
