package io.ballast.model.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.ballast.model.application.Build;
import io.ballast.model.domain.training.Making;

/** Reads what Maven has filled in. */
@Singleton
class FilteredBuild implements Build {

    private static final String RESOURCE = "/ballast-making.properties";
    private static final String LIBRARY = "library.";

    private final Making making = making(read());

    @Override
    public Making making() {
        return making;
    }

    /**
     * @param built {@code version} of the project, {@code commit} or nothing if it is not known, and {@code library.} with a name
     *     for each library
     */
    static Making making(Properties built) {
        String commit = built.getProperty("commit");
        String code = built.getProperty("version") + (commit.isEmpty() ? "" : "+" + commit);
        Map<String, String> libraries = built.stringPropertyNames().stream()
                .filter(name -> name.startsWith(LIBRARY))
                .collect(Collectors.toMap(name -> name.substring(LIBRARY.length()), built::getProperty));
        return new Making(code, libraries);
    }

    private static Properties read() {
        Properties built = new Properties();
        try (InputStream file = FilteredBuild.class.getResourceAsStream(RESOURCE)) {
            built.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Failed to read " + RESOURCE, unreadable);
        }
        return built;
    }
}
