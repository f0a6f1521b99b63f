package io.ballast.model.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the models of this build are made with.
 *
 * @param code version of this service
 * @param libraries version of each library that learns, by name
 */
record Making(String code, Map<String, String> libraries) {

    private static final String RESOURCE = "/ballast-making.properties";

    /** Reads what the build has written. */
    static Making ofThisBuild() {
        Properties properties = new Properties();
        try (InputStream file = Making.class.getResourceAsStream(RESOURCE)) {
            properties.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Failed to read " + RESOURCE, unreadable);
        }
        Map<String, String> libraries = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> libraries.put(name, properties.getProperty(name)));
        return new Making(libraries.remove("code"), libraries);
    }
}
