package io.ballast.launcher.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the built programs are.
 *
 * @param home root of the repository
 */
public record Installation(Path home) {

    /** System property with the root of the repository; the script {@code ballast} sets it. */
    public static final String HOME_PROPERTY = "ballast.home";

    /**
     * The installation this program belongs to.
     *
     * @return as the script says, else the working directory's
     */
    public static Installation current() {
        return new Installation(Path.of(System.getProperty(HOME_PROPERTY, "")).toAbsolutePath());
    }

    /**
     * The runnable jar of a service or of the simulator.
     *
     * @param name such as {@code monitor} or {@code simulator}
     * @return the jar
     * @throws StartFailure if it has not been built
     */
    public Path jar(String name) {
        String module = name.equals("simulator") ? "tools/market-simulator" : name + "-service";
        Path jar = home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StartFailure(jar + " is missing: run ./mvnw package -DskipTests in " + home + ".");
        }
        return jar;
    }

    /**
     * The Java program this one runs on.
     *
     * @return path of {@code java}
     */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * The start of a command line for a class of this program in a JVM of its own.
     *
     * @return class path option and its value
     */
    public static List<String> ownClassPath() {
        return List.of("-cp", System.getProperty("java.class.path"));
    }
}
