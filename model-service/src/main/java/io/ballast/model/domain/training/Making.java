package io.ballast.model.domain.training;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a model is made with, beside data and parameters. Other code or another library may give other bits, so that it is part
 * of what a version and a kept fit are known by. The JVM, the machine and the number of threads are not: they change nothing.
 *
 * @param code version of this service, which tells commits apart
 * @param libraries version of each library that learns, by name
 */
public record Making(String code, Map<String, String> libraries) {

    /** @throws IllegalArgumentException if the code has no version */
    public Making {
        if (code.isBlank()) {
            throw new IllegalArgumentException("Code without a version");
        }
        libraries = Map.copyOf(libraries);
    }

    /** All of it in one line, the same for equal makings. */
    public String line() {
        return code + " " + new TreeMap<>(libraries);
    }
}
