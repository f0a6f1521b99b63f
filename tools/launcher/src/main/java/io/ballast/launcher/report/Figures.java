package io.ballast.launcher.report;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of an operation, in one line. */
public final class Figures {

    private static final String BETWEEN_WORDS = "(?<=[a-z])(?=[A-Z])";

    private Figures() {}

    /**
     * Some fields of a result.
     *
     * @param result an object, or nothing
     * @param names names of fields, camel case
     * @return the names as words, each with its value, separated by commas; what is not there is left out
     */
    public static String line(JsonNode result, List<String> names) {
        return names.stream()
                .map(name -> figure(name, result.path(name)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static String figure(String name, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            return null;
        }
        String words = name.replaceAll(BETWEEN_WORDS, " ").toLowerCase(Locale.ROOT);
        return words + " " + (value.isIntegralNumber() ? Text.count(value) : value.asText());
    }
}
