package io.ballast.launcher.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** Brings the schemas of a database to the version of the installed services, each by a program of the service's own. */
public final class Migration {

    private static final String MAIN = "io.ballast.kit.database.MigrateMain";

    private final Installation installation;
    private final Map<String, String> environment;

    /**
     * A migration.
     *
     * @param installation where the services are
     * @param directory keeps the passwords of the services' roles that the environment does not name
     * @param environment the caller's variables
     * @param databaseUrl the database, as its owner
     */
    public Migration(
            Installation installation, DataDirectory directory, Map<String, String> environment, String databaseUrl) {
        this.installation = installation;
        this.environment = new TreeMap<>(environment);
        this.environment.put("DATABASE_URL", databaseUrl);
        Secrets.of(directory.secretsFile()).addDatabasePasswords(this.environment, Plan.SERVICES);
    }

    /**
     * The services whose schemas are migrated.
     *
     * @return names, in the order of the data's way
     */
    public static List<String> services() {
        return Plan.SERVICES;
    }

    /**
     * Migrates one service's schema.
     *
     * @param service one of {@link #services()}
     * @return object with service, from, to and applied
     * @throws StartFailure with the program's words if it fails
     */
    public JsonNode migrate(String service) {
        Path app = installation.jar(service).resolveSibling("app");
        Path libraries = installation.jar(service).resolveSibling("lib");
        List<String> command = new ArrayList<>(List.of(Installation.java(), "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(String.join(
                System.getProperty("path.separator"), app + "/*", libraries + "/main/*", libraries + "/boot/*"));
        command.add(MAIN);
        command.add(service);
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return run(service, builder);
        } catch (IOException problem) {
            throw new StartFailure("The schema of " + service + " was not migrated: " + problem.getMessage(), problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while migrating " + service + ".", interrupted);
        }
    }

    private static JsonNode run(String service, ProcessBuilder builder) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("ballast-migrate", ".err");
        try {
            Process process = builder.redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                String words = LogTail.lastMessage(errors).orElse("exit code " + process.exitValue());
                throw new StartFailure("The schema of " + service + " was not migrated: " + words);
            }
            return JsonFiles.MAPPER.readTree(output);
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
